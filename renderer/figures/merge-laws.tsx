/** The three laws of a merge, each with a merge that lacks it and the two results that differ. */
import { Arrow } from '../design/Arrow'

const laws = [
  {
    name: 'commutative',
    network: 'messages change places',
    merge: 'last to arrive wins',
    ways: [
      ['red, blue', 'blue'],
      ['blue, red', 'red'],
    ],
  },
  {
    name: 'associative',
    network: 'messages are grouped',
    merge: 'mean of the two',
    ways: [
      ['(2, 4), 9', '6'],
      ['2, (4, 9)', '4.25'],
    ],
  },
  {
    name: 'idempotent',
    network: 'a message comes twice',
    merge: 'sum',
    ways: [
      ['3, 5', '8'],
      ['3, 5, 5', '13'],
    ],
  },
] as const
const wayX = [344, 536] as const
const rowY = (row: number) => 44 + row * 72

function Way({
  x,
  y,
  taken,
  result,
  tone = 'b',
}: {
  x: number
  y: number
  taken: string
  result: string
  tone?: string
}) {
  return (
    <g>
      <rect className="box" x={x} y={y} width={84} height={40} rx={4} />
      <text className="mid" x={x + 42} y={y + 25}>
        {taken}
      </text>
      <Arrow
        points={[
          [x + 84, y + 20],
          [x + 107, y + 20],
        ]}
      />
      <rect className={`box ${tone}`} x={x + 108} y={y} width={52} height={40} rx={4} />
      <text className="mid strong" x={x + 134} y={y + 25}>
        {result}
      </text>
    </g>
  )
}

export function MergeLaws() {
  return (
    <svg className="fig" viewBox="0 0 720 314" aria-hidden="true">
      <text className="small soft" x={24} y={26}>
        the law
      </text>
      <text className="small soft" x={204} y={26}>
        a merge without it
      </text>
      <text className="small soft" x={344} y={26}>
        received one way
      </text>
      <text className="small soft" x={536} y={26}>
        received another way
      </text>
      {laws.map(({ name, network, merge, ways }, row) => (
        <g key={name}>
          <text className="strong" x={24} y={rowY(row) + 17}>
            {name}
          </text>
          <text className="small soft" x={24} y={rowY(row) + 35}>
            {network}
          </text>
          <text x={204} y={rowY(row) + 25}>
            {merge}
          </text>
          {ways.map(([taken, result], index) => (
            <Way key={taken} x={wayX[index] ?? 0} y={rowY(row)} taken={taken} result={result} />
          ))}
          <text className="mid strong accent" x={520} y={rowY(row) + 25}>
            ≠
          </text>
        </g>
      ))}
      <path className="line" d="M24 250H696" />
      <text className="strong" x={24} y={289}>
        all three
      </text>
      <text x={204} y={289}>
        maximum
      </text>
      <Way x={wayX[0]} y={264} taken="3, 5" result="5" tone="c" />
      <text className="mid strong" x={520} y={289}>
        =
      </text>
      <Way x={wayX[1]} y={264} taken="5, 3, 5" result="5" tone="c" />
    </svg>
  )
}

/** A three-way merge, region by region: each side is compared with the base. */
import { Arrow } from '../design/Arrow'

const regions = [
  { name: 'replicas', base: '2', ours: '3', theirs: '2', result: '3', why: 'ours changed it' },
  { name: 'port', base: '80', ours: '80', theirs: '8080', result: '8080', why: 'theirs changed it' },
  { name: 'cpu', base: '100m', ours: '250m', theirs: '250m', result: '250m', why: 'both alike' },
  { name: 'memory', base: '256Mi', ours: '384Mi', theirs: '512Mi', result: 'conflict', why: 'both differ' },
]
const columns = [
  { key: 'base', x: 112 },
  { key: 'ours', x: 248 },
  { key: 'theirs', x: 384 },
] as const
const cell = 120
const rowY = (row: number) => 176 + row * 48

function Commit({ x, y, says, tone }: { x: number; y: number; says: string; tone: string }) {
  return (
    <g>
      <rect className={`box ${tone}`} x={x - 44} y={y - 17} width={88} height={34} rx={17} />
      <text className="mid" x={x} y={y + 5}>
        {says}
      </text>
    </g>
  )
}

export function GitThreeWayMerge() {
  return (
    <svg className="fig" viewBox="0 0 720 376" aria-hidden="true">
      <Arrow
        points={[
          [308, 34],
          [236, 34],
          [217, 60],
        ]}
      />
      <Arrow
        points={[
          [308, 98],
          [236, 98],
          [217, 72],
        ]}
      />
      <Arrow
        points={[
          [510, 57],
          [484, 34],
          [398, 34],
        ]}
      />
      <Arrow
        points={[
          [510, 75],
          [484, 98],
          [398, 98],
        ]}
      />
      <Commit x={172} y={66} says="base" tone="" />
      <Commit x={352} y={34} says="ours" tone="a" />
      <Commit x={352} y={98} says="theirs" tone="c" />
      <Commit x={548} y={66} says="merge" tone="b" />

      {columns.map(({ key, x }) => (
        <text key={key} className="small strong mid" x={x + cell / 2} y={160}>
          {key}
        </text>
      ))}
      <text className="small strong mid" x={612} y={160}>
        result
      </text>
      {regions.map((region, row) => {
        const isConflict = region.result === 'conflict'
        return (
          <g key={region.name}>
            <text className="mono" x={16} y={rowY(row) + 25}>
              {region.name}
            </text>
            {columns.map(({ key, x }) => {
              const isChanged = region[key] !== region.base
              const tone = isChanged ? (key === 'ours' ? 'a' : 'c') : ''
              return (
                <g key={key}>
                  <rect className={`box ${tone}`} x={x} y={rowY(row)} width={cell} height={40} rx={4} />
                  <text className={`mono mid ${isChanged ? '' : 'soft'}`} x={x + cell / 2} y={rowY(row) + 25}>
                    {region[key]}
                  </text>
                </g>
              )
            })}
            <rect
              className={`box ${isConflict ? 'accent' : 'b'}`}
              x={520}
              y={rowY(row)}
              width={184}
              height={40}
              rx={4}
            />
            <text className={`mono ${isConflict ? 'on-accent' : ''}`} x={532} y={rowY(row) + 25}>
              {region.result}
            </text>
            <text className={`small end ${isConflict ? 'on-accent' : ''}`} x={692} y={rowY(row) + 25}>
              {region.why}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** A feed of two kinds of post: ordinary ones pushed into lists, those of huge accounts read at opening. */
import { Arrow } from '../design/Arrow'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly lines: readonly [string, string]
  readonly tone: string
}
const height = 64
const [above, below] = [60, 196] as const
const boxes: readonly Box[] = [
  { x: 8, y: above, width: 148, lines: ['ordinary post', '200 followers'], tone: 'a' },
  { x: 204, y: above, width: 132, lines: ['workers', 'insert its id'], tone: 'c' },
  { x: 384, y: above, width: 132, lines: ['200 lists', 'one per reader'], tone: 'b' },
  { x: 8, y: below, width: 148, lines: ['huge account', '10 million followers'], tone: 'a' },
  { x: 204, y: below, width: 132, lines: ['its own list', 'stored once'], tone: 'accent' },
  { x: 384, y: below, width: 132, lines: ['1 s cache', 'in each server'], tone: 'b' },
]

export function FeedFanout() {
  const page = { x: 604, width: 108, top: above, bottom: below + height }
  return (
    <svg className="fig" viewBox="0 0 720 296" aria-hidden="true">
      <text className="small soft" x={8} y={36}>
        fan-out on write
      </text>
      <text className="small soft" x={8} y={below - 24}>
        fan-out on read
      </text>
      {[above, below].map((y) => (
        <g key={y}>
          {[
            [156, 203],
            [336, 383],
            [516, 603],
          ].map(([from = 0, to = 0]) => (
            <Arrow
              key={from}
              points={[
                [from, y + height / 2],
                [to, y + height / 2],
              ]}
            />
          ))}
        </g>
      ))}
      <text className="small mid" x={180} y={above + height / 2 - 10}>
        queue
      </text>
      <text className="small mid" x={558} y={above + height / 2 - 10}>
        1 lookup
      </text>
      <text className="small mid" x={558} y={below + height / 2 - 10}>
        a few
      </text>
      {boxes.map(({ x, y, width, lines, tone }) => (
        <g key={lines[0]}>
          <rect className={`box ${tone}`} x={x} y={y} width={width} height={height} rx={5} />
          <text className={`mid strong ${tone === 'accent' ? 'on-accent' : ''}`} x={x + width / 2} y={y + 28}>
            {lines[0]}
          </text>
          <text className={`mid small ${tone === 'accent' ? 'on-accent' : ''}`} x={x + width / 2} y={y + 48}>
            {lines[1]}
          </text>
        </g>
      ))}
      <rect className="box d" x={page.x} y={page.top} width={page.width} height={page.bottom - page.top} rx={5} />
      <text className="mid strong" x={page.x + page.width / 2} y={(page.top + page.bottom) / 2 - 4}>
        the page
      </text>
      <text className="mid small" x={page.x + page.width / 2} y={(page.top + page.bottom) / 2 + 16}>
        merged by time
      </text>
    </svg>
  )
}

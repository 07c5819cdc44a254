/** A rebase: each commit is copied onto the new base, then the branch moves to the last copy. */
import { Arrow } from '../design/Arrow'
import { useMotion } from '../design/motion'

const box = { width: 128, height: 54 }
const upper = 84
const lower = 208
const columnX = (column: number) => 16 + column * 187
const moves = [
  { from: 1, to: 2, subject: 'Add a cache', old: 'b72d802', id: 'd3412de', starts: 1, ends: 2.4 },
  { from: 2, to: 3, subject: 'Expire entries', old: 'e3cbdb2', id: '302c0d3', starts: 3, ends: 4.4 },
]
const labelMoves = { starts: 5, ends: 6 }
const shareOf = ({ starts, ends }: { starts: number; ends: number }, seconds: number) => {
  const share = Math.min(1, Math.max(0, (seconds - starts) / (ends - starts)))
  return share * share * (3 - 2 * share)
}

function Commit(props: { x: number; y: number; tone: string; subject: string; id: string }) {
  const middle = props.x + box.width / 2
  const ink = props.tone === 'accent' ? 'on-accent' : props.tone === 'ghost' ? 'soft' : ''
  return (
    <g>
      <rect className={`box ${props.tone}`} x={props.x} y={props.y} width={box.width} height={box.height} rx={5} />
      <text className={`mid ${ink}`} x={middle} y={props.y + 22}>
        {props.subject}
      </text>
      <text className={`mono mid ${ink}`} x={middle} y={props.y + 42}>
        {props.id}
      </text>
    </g>
  )
}

const link = (from: number, to: number, y: number, dash = false) => (
  <Arrow
    points={[
      [columnX(from), y + box.height / 2],
      [columnX(to) + box.width + 2, y + box.height / 2],
    ]}
    dash={dash}
  />
)

export function GitRebaseCopies() {
  const { seconds, control } = useMotion({ loopSeconds: 8, stillAt: 6.5, steps: 8 })
  const label = shareOf(labelMoves, seconds)
  const isDone = label >= 1
  const labelX = columnX(2) + Math.min(1, label * 2) * (columnX(3) - columnX(2))
  const labelY = lower + box.height + 26 - Math.max(0, label * 2 - 1) * (lower - upper)
  return (
    <>
      <svg className="fig" viewBox="0 0 720 344" aria-hidden="true">
        <rect className="box a" x={columnX(1)} y={upper - 60} width={box.width} height={32} rx={16} />
        <text className="mono mid" x={columnX(1) + box.width / 2} y={upper - 39}>
          main
        </text>
        <path className="line" d={`M${columnX(1) + box.width / 2} ${upper - 28}V${upper}`} />

        <Commit x={columnX(0)} y={upper} tone="" subject="Start" id="b5f71c5" />
        <Commit x={columnX(1)} y={upper} tone="" subject="Set a timeout" id="551402f" />
        {link(1, 0, upper)}
        <Arrow
          points={[
            [columnX(1), lower + box.height / 2],
            [columnX(0) + box.width / 2, lower + box.height / 2],
            [columnX(0) + box.width / 2, upper + box.height + 2],
          ]}
          dash={isDone}
        />
        {link(2, 1, lower, isDone)}
        {moves.map((move) => (
          <Commit
            key={move.old}
            x={columnX(move.from)}
            y={lower}
            tone={isDone ? 'ghost' : 'c'}
            subject={move.subject}
            id={move.old}
          />
        ))}

        {moves.map((move) => {
          const share = shareOf(move, seconds)
          if (share <= 0) return null
          return (
            <g key={move.id}>
              {share >= 1 && link(move.to, move.to - 1, upper)}
              <Commit
                x={columnX(move.from) + share * (columnX(move.to) - columnX(move.from))}
                y={lower + share * (upper - lower)}
                tone="accent"
                subject={move.subject}
                id={share >= 1 ? move.id : '…'}
              />
            </g>
          )
        })}

        {(label <= 0 || isDone) && (
          <path
            className="line"
            d={
              isDone
                ? `M${columnX(3) + box.width / 2} ${upper + box.height}V${upper + box.height + 26}`
                : `M${columnX(2) + box.width / 2} ${lower + box.height}V${lower + box.height + 26}`
            }
          />
        )}
        <rect className="box a" x={labelX} y={labelY} width={box.width} height={32} rx={16} />
        <text className="mono mid" x={labelX + box.width / 2} y={labelY + 21}>
          cache
        </text>
        {isDone && (
          <text className="small soft mid" x={columnX(1) + box.width + 30} y={lower + box.height + 30}>
            the originals, in the reflog of cache
          </text>
        )}
      </svg>
      {control}
    </>
  )
}

/** Two-phase commit with a coordinator that crashes after the votes: both participants wait with locks. */
import { Arrow } from '../design/Arrow'

const left = 156
const right = 712
const middle = 172
const at = { write: 176, prepare: 236, ready: 262, vote: 288, crash: 346, back: 572, commit: 596, done: 622 }
const participants = [
  { name: 'orders database', y: 76, side: 1 },
  { name: 'payments database', y: 268, side: -1 },
]

export function PreparedLocks() {
  return (
    <svg className="fig" viewBox="0 0 720 344" aria-hidden="true">
      <text className="end strong" x={left - 14} y={middle + 5}>
        coordinator
      </text>
      <path className="line" d={`M${left} ${middle}H${at.crash}`} />
      <path className="line dash" d={`M${at.crash} ${middle}H${at.back}`} />
      <path className="line" d={`M${at.back} ${middle}H${right}`} />
      <path className="line" d={`M${at.crash - 8} ${middle - 8}l16 16m0 -16l-16 16`} />
      <text className="small strong mid" x={at.crash} y={middle - 18}>
        crash
      </text>
      <text className="small mid soft" x={(at.crash + at.back) / 2} y={middle - 18}>
        nobody decides
      </text>
      <circle className="dot" cx={at.back} cy={middle} r={5} />
      <text className="small strong end" x={at.back + 6} y={middle - 18}>
        returns
      </text>
      {participants.map(({ name, y, side }) => {
        const edge = y + side * 15
        return (
          <g key={name}>
            <text className="end" x={left - 14} y={y + 5}>
              {name}
            </text>
            <path className="line" d={`M${left} ${y}H${right}`} />
            <rect className="box b" x={at.write} y={y - 15} width={at.ready - at.write} height={30} rx={4} />
            <text className="small mid" x={(at.write + at.ready) / 2} y={y + 5}>
              writes
            </text>
            <rect className="box accent" x={at.ready} y={y - 15} width={at.done - at.ready} height={30} rx={4} />
            <text className="mid on-accent strong" x={(at.ready + at.done) / 2} y={y + 5}>
              in doubt
            </text>
            <path className="line" d={`M${at.write} ${y - side * 22}v${-side * 8}H${at.done}v${side * 8}`} />
            <text className="small mid" x={(at.write + at.done) / 2} y={y - side * 44 + 5}>
              locks held
            </text>
            <text className="small" x={at.done + 12} y={y - 8}>
              committed
            </text>
            <Arrow
              points={[
                [at.prepare, middle],
                [at.ready - 10, edge + side * 2],
              ]}
            />
            <Arrow
              points={[
                [at.ready + 4, edge],
                [at.vote, middle - side * 2],
              ]}
            />
            <Arrow
              points={[
                [at.commit, middle],
                [at.done - 2, edge + side * 2],
              ]}
            />
          </g>
        )
      })}
      <text className="small end" x={at.prepare - 4} y={middle - 38}>
        prepare
      </text>
      <text className="small" x={at.vote - 2} y={middle - 38}>
        yes
      </text>
      <text className="small" x={at.done + 2} y={middle - 38}>
        commit
      </text>
    </svg>
  )
}

/** What the formula answers and how many replicas run: down only after five minutes without a higher answer. */
type Step = readonly [minute: number, replicas: number]

const answers: readonly Step[] = [
  [4, 8],
  [4, 4],
  [5, 6],
  [6, 4],
]
const running: readonly Step[] = [
  [0, 4],
  [1, 8],
  [9, 6],
  [11, 4],
]
const minutes = 12
const x = (minute: number) => 72 + minute * 50
const y = (replicas: number) => 262 - replicas * 22

const stairs = (steps: readonly Step[]) =>
  steps
    .map(
      ([minute, replicas], index) => `${index === 0 ? 'M' : 'H'}${x(minute)}${index === 0 ? ' ' : 'V'}${y(replicas)}`,
    )
    .join('')

const kept = `M${x(4)} ${y(8)}H${x(9)}V${y(6)}H${x(11)}V${y(4)}H${x(6)}V${y(6)}H${x(5)}V${y(4)}H${x(4)}Z`

export function HpaWindow() {
  return (
    <svg className="fig" viewBox="0 0 720 316" aria-hidden="true">
      <text className="small soft" x={24} y={30}>
        replicas
      </text>
      {[4, 6, 8].map((replicas) => (
        <g key={replicas}>
          <text className="small end" x={x(0) - 14} y={y(replicas) + 4.5}>
            {replicas}
          </text>
          <path className="line" d={`M${x(0) - 7} ${y(replicas)}h7`} />
        </g>
      ))}
      <path className="line" d={`M${x(0)} ${y(9.5)}V${y(0)}H${x(minutes)}`} />
      {[0, 2, 4, 6, 8, 10, 12].map((minute) => (
        <g key={minute}>
          <path className="line" d={`M${x(minute)} ${y(0)}v7`} />
          <text className="small mid" x={x(minute)} y={y(0) + 24}>
            {minute}
          </text>
        </g>
      ))}
      <text className="small soft mid" x={x(6)} y={y(0) + 46}>
        minutes
      </text>

      <path className="box a" stroke="none" style={{ stroke: 'none' }} d={kept} />
      <path
        className="line accent"
        strokeWidth="3.5"
        style={{ strokeWidth: 3.5 }}
        d={`${stairs(running)}H${x(minutes)}`}
      />
      <path className="line dash" d={`${stairs(answers)}H${x(minutes)}`} />

      <path className="line" d={`M${x(4)} 54v8M${x(4)} 58H${x(9)}M${x(9)} 54v8`} />
      <text className="small mid" x={x(6.5)} y={48}>
        300 s after the last answer of 8
      </text>
      <text className="small mid" x={x(7.5)} y={y(6.3)}>
        kept, in case
      </text>
      <text className="small mid" x={x(7.5)} y={y(6.3) + 18}>
        the load returns
      </text>
      <text className="small strong accent" x={x(9) + 12} y={y(8) + 4}>
        replicas that run
      </text>
      <text className="small" x={x(6) + 8} y={y(4) + 20}>
        what the formula answers
      </text>
    </svg>
  )
}

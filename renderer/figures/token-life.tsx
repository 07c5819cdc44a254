/** Tokens of one hour over two hours: each is replaced at 80% of its life. */
import { useMotion } from '../design/motion'

const left = 132
const perMinute = 4.7
const minuteX = (minute: number) => left + minute * perMinute
const rowY = (row: number) => 62 + row * 46
const tokens = [
  { name: 'token 1', from: 0, to: 60 },
  { name: 'token 2', from: 48, to: 108 },
  { name: 'token 3', from: 96, to: 120 },
]

export function TokenLife() {
  const { seconds, control } = useMotion({ loopSeconds: 12, stillAt: 5.4, steps: 10 })
  const now = seconds * 10
  const valid = tokens.flatMap(({ from, to }, index) => (now >= from && now < to ? [index + 1] : []))
  return (
    <>
      <svg className="fig" viewBox="0 0 720 340" aria-hidden="true">
        {[0, 48, 60, 96, 108, 120].map((minute) => (
          <g key={minute}>
            <text className="small soft mid" x={minuteX(minute)} y={22}>
              {minute}
            </text>
            <path className="line dash" d={`M${minuteX(minute)} 32V282`} />
          </g>
        ))}
        <text className="small soft end" x={left - 22} y={22}>
          minute
        </text>
        {tokens.map((token, row) => (
          <g key={token.name}>
            <text className="strong end" x={left - 14} y={rowY(row) + 21}>
              {token.name}
            </text>
            <rect
              className={`box ${valid.includes(row + 1) ? 'a' : ''}`}
              x={minuteX(token.from)}
              y={rowY(row)}
              width={(token.to - token.from) * perMinute}
              height={32}
              rx={4}
            />
          </g>
        ))}
        <text className="small end" x={left - 14} y={rowY(3) + 20}>
          read only once
        </text>
        <rect className="box b" x={minuteX(0)} y={rowY(3)} width={60 * perMinute} height={32} rx={4} />
        <rect className="box ghost" x={minuteX(60)} y={rowY(3)} width={60 * perMinute} height={32} rx={4} />
        <text className="small mid" x={minuteX(78)} y={rowY(3) + 20.5}>
          401 from here
        </text>
        <text className="small accent strong end" x={left - 14} y={rowY(4) + 20}>
          stolen at 30
        </text>
        <rect className="box accent" x={minuteX(30)} y={rowY(4)} width={30 * perMinute} height={32} rx={4} />
        <text className="small on-accent strong mid" x={minuteX(45)} y={rowY(4) + 20.5}>
          30 minutes left
        </text>
        <path className="line accent" d={`M${minuteX(now)} 32V${rowY(2) + 40}`} />
        <text className="mid" x={360} y={326}>
          minute {Math.floor(now)}: {valid.length === 1 ? 'token' : 'tokens'} {valid.join(' and ')}{' '}
          {valid.length === 1 ? 'is' : 'are'} accepted
        </text>
      </svg>
      {control}
    </>
  )
}

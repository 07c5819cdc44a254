/** Starts of a container that ends at once: the wait doubles from 10 to 300 seconds. */
import { useMotion } from '../design/motion'

const starts = [0, 10, 30, 70, 150, 310, 610]
const left = 48
const perSecond = 1.02
const at = (second: number) => left + second * perSecond
const loopSeconds = 16
const shown = 640
const top = 104

/** The first start and the immediate restart share the moment 0. */
const startsUntil = (second: number) => 1 + starts.filter((start) => start <= second).length

export function CrashBackoff() {
  const { seconds, control } = useMotion({ loopSeconds, stillAt: 5, steps: 8 })
  const now = (seconds / loopSeconds) * shown
  const next = starts.find((start) => start > now)
  const isRunning = starts.some((start) => now >= start && now - start < 5)
  const status = isRunning ? 'Running, for a moment' : 'CrashLoopBackOff'
  const wait = next === undefined ? 910 - now : next - now
  return (
    <>
      <svg className="fig" viewBox="0 0 720 272" aria-hidden="true">
        <text className="small soft" x={left} y={30}>
          wait before the next start, in seconds
        </text>
        {starts.slice(1).map((start, index) => {
          const from = starts[index] ?? 0
          return (
            <g key={start}>
              <rect className="box b" x={at(from)} y={top} width={(start - from) * perSecond} height={36} />
              <text className="small mid" x={at((from + start) / 2) + (index === 0 ? -7 : 0)} y={64}>
                {start - from}
              </text>
            </g>
          )
        })}
        <path className="box b" d={`M${at(shown)} ${top}H${at(610)}V${top + 36}H${at(shown)}`} />
        {starts.map((start) => (
          <g key={start}>
            <path className="line accent" d={`M${at(start)} ${top - 14}V${top + 50}`} />
            <circle className="dot accent" cx={at(start)} cy={top - 14} r={4} />
            {start !== 10 && (
              <text className="small mid" x={at(start)} y={top + 70}>
                {start} s
              </text>
            )}
          </g>
        ))}
        <path className="line dash" d={`M${at(now)} ${top - 26}V${top + 50}`} />
        <path className="head" d={`M${at(now)} ${top - 2}l-6 -9h12Z`} />
        <text className="strong" x={left} y={218}>
          {status}
        </text>
        <text x={left + 190} y={218}>
          {isRunning ? 'it ends again at once' : `${Math.ceil(wait)} s until the next start`}
        </text>
        <text className="end" x={at(shown)} y={218}>
          starts so far: {startsUntil(now)}
        </text>
        <circle className="dot accent" cx={left + 4} cy={248} r={4} />
        <text className="small soft" x={left + 18} y={252}>
          a start; at 0 s there are two, because the first restart is immediate
        </text>
      </svg>
      {control}
    </>
  )
}

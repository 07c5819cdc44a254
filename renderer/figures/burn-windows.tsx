/** Two averages of the same failures, and the alert that needs both above the threshold. */
import { useMotion } from '../design/motion'

const left = 92
const perMinute = 6
const minuteX = (minute: number) => left + minute * perMinute
const threshold = 1.44
const [began, ended, share] = [20, 30, 20]
const loopSeconds = 12
const minutes = 100
/** The share of failures in the last `window` minutes, with 20% failing from minute 20 to 30. */
const average = (at: number, window: number) =>
  (share * Math.max(0, Math.min(at, ended) - Math.max(at - window, began))) / window
const panels = [
  { name: 'average over 5 minutes', window: 5, base: 150, perPercent: 5, top: 20 },
  { name: 'average over 1 hour', window: 60, base: 292, perPercent: 25, top: 4 },
]
const firesFrom = began + (60 * threshold) / share
const firesTo = ended + 5 * (1 - threshold / share)
const longTo = ended + 60 - (60 * threshold) / share

function curve(window: number, base: number, perPercent: number) {
  const corners = [0, began, began + Math.min(window, ended - began), ended, began + window, ended + window, minutes]
  return [...new Set(corners)]
    .filter((at) => at <= minutes)
    .sort((a, b) => a - b)
    .map((at, index) => `${index === 0 ? 'M' : 'L'}${minuteX(at)} ${base - average(at, window) * perPercent}`)
    .join('')
}

export function BurnWindows() {
  const { seconds, control } = useMotion({ loopSeconds, stillAt: 3.36, steps: 20 })
  const at = (seconds / loopSeconds) * minutes
  const [isShort, isLong] = [average(at, 5) > threshold, average(at, 60) > threshold]
  const state =
    isShort && isLong
      ? 'both above, so the alert fires'
      : isLong
        ? 'only the hour is above, so it is quiet'
        : isShort
          ? 'only the five minutes are above, so it is quiet'
          : 'neither is above'
  return (
    <>
      <svg className="fig" viewBox="0 0 720 424" aria-hidden="true">
        <rect
          className="box c"
          x={minuteX(began)}
          y={36}
          width={(ended - began) * perMinute}
          height={256}
          style={{ stroke: 'none' }}
        />
        <text className="small soft mid" x={minuteX(25)} y={24}>
          20% of requests fail
        </text>
        {panels.map((panel) => (
          <g key={panel.name}>
            <path className="line" d={`M${left} ${panel.base - panel.top * panel.perPercent}V${panel.base}H692`} />
            <text className="small soft end" x={left - 8} y={panel.base - panel.top * panel.perPercent + 5}>
              {panel.top}%
            </text>
            <text className="small soft end" x={left - 8} y={panel.base + 4}>
              0
            </text>
            <path className="line dash" d={`M${left} ${panel.base - threshold * panel.perPercent}H692`} />
            <path
              className="line"
              d={curve(panel.window, panel.base, panel.perPercent)}
              style={{ strokeWidth: 2.5, stroke: 'var(--ink)' }}
            />
            <text className="strong end" x={692} y={panel.base - panel.top * panel.perPercent - 12}>
              {panel.name}
            </text>
            <path
              className="line accent"
              d={`M${minuteX(at)} ${panel.base - panel.top * panel.perPercent - 4}V${panel.base}`}
            />
          </g>
        ))}
        <text className="small soft end" x={left - 8} y={292 - threshold * 25 + 4}>
          1.44%
        </text>
        <rect
          className="box accent"
          x={minuteX(firesFrom)}
          y={308}
          width={(firesTo - firesFrom) * perMinute}
          height={22}
          rx={3}
        />
        <text className="small accent strong" x={minuteX(firesTo) + 10} y={324}>
          alert with both windows
        </text>
        <rect
          className="box ghost"
          x={minuteX(firesFrom)}
          y={340}
          width={(longTo - firesFrom) * perMinute}
          height={22}
          rx={3}
        />
        <text className="small soft mid" x={minuteX((firesFrom + longTo) / 2)} y={356}>
          with the long window alone
        </text>
        {[0, 20, 40, 60, 80, 100].map((minute) => (
          <text key={minute} className="small soft mid" x={minuteX(minute)} y={388}>
            {minute === 0 ? 'minute 0' : minute}
          </text>
        ))}
        <text className="mid" x={360} y={416}>
          minute {Math.round(at)}: {state}
        </text>
      </svg>
      {control}
    </>
  )
}

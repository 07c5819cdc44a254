/** A request of 80 ms of processor time, split over two threads, under a quota of 50 ms per 100 ms. */
import { useMotion } from '../design/motion'

const left = 120
const perMs = 2.8
const at = (ms: number) => left + ms * perMs
const loopSeconds = 12
const quotaTop = 166
const quotaHeight = 60
const quotaY = (ms: number) => quotaTop + quotaHeight * (1 - ms / 50)

function quotaAt(ms: number) {
  if (ms < 25) return 50 - 2 * ms
  if (ms < 100) return 0
  return ms < 115 ? 50 - 2 * (ms - 100) : 20
}

function stateAt(ms: number) {
  if (ms < 25) return 'both threads run'
  if (ms < 100) return 'both threads are throttled'
  return ms < 115 ? 'both threads run' : 'done'
}

function Span(props: { from: number; to: number; y: number; tone: string; label: string }) {
  const width = (props.to - props.from) * perMs
  const isWait = props.tone === 'ghost'
  return (
    <g>
      <rect className={`box ${props.tone}`} x={at(props.from)} y={props.y} width={width} height="32" rx="3" />
      <text className={isWait ? 'small' : 'small mid'} x={at(props.from) + (isWait ? 12 : width / 2)} y={props.y + 21}>
        {props.label}
      </text>
    </g>
  )
}

function Thread(props: { y: number; name: string }) {
  return (
    <g>
      <text className="end" x={left - 16} y={props.y + 21}>
        {props.name}
      </text>
      <Span from={0} to={25} y={props.y} tone="c" label="runs" />
      <Span from={25} to={100} y={props.y} tone="ghost" label="throttled" />
      <Span from={100} to={115} y={props.y} tone="c" label="runs" />
    </g>
  )
}

function Tick(props: { ms: number; label: string }) {
  return (
    <g>
      <path className="line" d={`M${at(props.ms)} 240v7`} />
      <text className="small mid" x={at(props.ms)} y="264">
        {props.label}
      </text>
    </g>
  )
}

export function CpuThrottle() {
  const { seconds, control } = useMotion({ loopSeconds, stillAt: 4.5, steps: 8 })
  const ms = (seconds / loopSeconds) * 200
  return (
    <>
      <svg className="fig" viewBox="0 0 720 304" aria-hidden="true">
        <text className="small soft" x={at(0)} y="46">
          first period
        </text>
        <text className="small soft" x={at(100) + 8} y="46">
          second period
        </text>
        <path className="line dash" d={`M${at(100)} 34V240`} />
        <Thread y={60} name="thread 1" />
        <Thread y={104} name="thread 2" />
        <text className="small soft" x={at(115) + 12} y="103">
          done at 115 ms
        </text>

        <text className="end" x={left - 16} y={quotaY(30)}>
          quota left
        </text>
        <path
          className="box b"
          d={`M${at(0)} ${quotaY(50)}L${at(25)} ${quotaY(0)}H${at(100)}V${quotaY(50)}L${at(115)} ${quotaY(20)}H${at(200)}V${quotaY(0)}H${at(0)}Z`}
        />
        <text className="small" x={at(0) + 34} y={quotaTop + 14}>
          50 ms, gone after 25 ms
        </text>
        <text className="small" x={at(115) + 12} y={quotaY(20) - 8}>
          20 ms left over
        </text>

        <path className="line" d={`M${at(0)} 240H${at(200)}`} />
        <Tick ms={0} label="0" />
        <Tick ms={25} label="25" />
        <Tick ms={100} label="100" />
        <Tick ms={115} label="115" />
        <Tick ms={200} label="200 ms" />
        <path className="line" d={`M${at(40)} 240v32`} />
        <text className="small soft" x={at(40)} y="290">
          without a limit, done at 40 ms
        </text>

        <path className="line accent" d={`M${at(ms)} 54V240`} />
        <circle className="dot accent" cx={at(ms)} cy={quotaY(quotaAt(ms))} r="4.5" />
        <text className="accent" x={at(0)} y="18">
          {`${Math.round(ms)} ms: ${stateAt(ms)}`}
        </text>
      </svg>
      {control}
    </>
  )
}

/** One turn of a control loop: read, observe, compare, act; the lost event changes nothing. */
import { Arrow } from '../design/Arrow'
import { useMotion } from '../design/motion'

const turnSeconds = 10

/** How far `seconds` has come between two times, 0 to 1. */
const between = (seconds: number, from: number, to: number) => Math.min(1, Math.max(0, (seconds - from) / (to - from)))

type Point = readonly [x: number, y: number]

/** The point at `share` of the way along straight legs. */
function along(points: readonly Point[], share: number): Point {
  const legs = points.slice(1).map((to, i) => {
    const [x, y] = points[i] ?? to
    return { x, y, dx: to[0] - x, dy: to[1] - y, length: Math.hypot(to[0] - x, to[1] - y) }
  })
  let left = share * legs.reduce((sum, leg) => sum + leg.length, 0)
  for (const leg of legs) {
    if (left <= leg.length) return [leg.x + (leg.dx * left) / leg.length, leg.y + (leg.dy * left) / leg.length]
    left -= leg.length
  }
  return points.at(-1) ?? [0, 0]
}

const specWay: readonly Point[] = [
  [214, 128],
  [266, 128],
]
const seenWay: readonly Point[] = [
  [506, 128],
  [454, 128],
]
const downWay: readonly Point[] = [
  [360, 172],
  [360, 226],
]
const createWay: readonly Point[] = [
  [450, 256],
  [600, 256],
  [600, 180],
]

function Dot({ way, share }: { way: readonly Point[]; share: number }) {
  if (share <= 0 || share >= 1) return null
  const [x, y] = along(way, share)
  return <circle className="dot accent" cx={x} cy={y} r={6} />
}

function Pods({ x, running }: { x: number; running: number }) {
  return (
    <g>
      {[0, 1, 2].map((i) => (
        <rect
          key={i}
          className={`box ${i < running ? 'c' : 'ghost'}`}
          x={x + i * 36}
          y={140}
          width={26}
          height={22}
          rx={3}
        />
      ))}
    </g>
  )
}

export function ControlLoop() {
  const { seconds, control } = useMotion({ loopSeconds: turnSeconds, stillAt: 3.5, steps: 5 })
  const isRepaired = seconds >= 7
  const hasCompared = seconds >= 2
  const found = isRepaired ? 'no difference' : hasCompared ? 'one is missing' : 'looking'
  return (
    <>
      <svg className="fig" viewBox="0 0 720 300" aria-hidden="true">
        <Arrow points={specWay} />
        <Arrow points={seenWay} />
        <Arrow points={downWay} />
        <Arrow points={createWay} accent={hasCompared && !isRepaired} />
        <Arrow
          points={[
            [270, 256],
            [120, 256],
            [120, 180],
          ]}
          dash
        />
        <path className="line dash" d="M600 84V36H468" />
        <path className="line accent" d="M452 28L468 44M468 28L452 44" />
        <text className="small soft end" x={442} y={40}>
          event “pod deleted”, lost
        </text>

        <rect className="box a" x={30} y={84} width={180} height={88} rx={5} />
        <text className="strong mid" x={120} y={108}>
          Desired
        </text>
        <text className="mono mid" x={120} y={129}>
          spec.replicas: 3
        </text>
        <Pods x={71} running={3} />

        <rect className="box" x={270} y={84} width={180} height={88} rx={5} />
        <text className="strong mid" x={360} y={108}>
          Compare
        </text>
        <text className="mid" x={360} y={133}>
          {hasCompared ? `3 wanted, ${isRepaired ? 3 : 2} found` : '3 wanted, ? found'}
        </text>
        <text className={`mid small ${hasCompared && !isRepaired ? 'accent strong' : 'soft'}`} x={360} y={156}>
          {found}
        </text>

        <rect className="box a" x={510} y={84} width={180} height={88} rx={5} />
        <text className="strong mid" x={600} y={108}>
          Observed
        </text>
        <text className="mid" x={600} y={129}>
          {isRepaired ? 'three run' : 'two run'}
        </text>
        <Pods x={551} running={isRepaired ? 3 : 2} />

        <rect className="box" x={270} y={230} width={180} height={52} rx={5} />
        <text className="strong mid" x={360} y={253}>
          Act
        </text>
        <text className="mid small" x={360} y={272}>
          {isRepaired ? 'nothing to do' : hasCompared ? 'create one pod' : 'waits'}
        </text>
        <text className="small soft" x={132} y={276}>
          run again later
        </text>
        <text className="small soft end" x={588} y={276}>
          through the API
        </text>

        <Dot way={specWay} share={between(seconds, 0, 2)} />
        <Dot way={seenWay} share={between(seconds, 0, 2)} />
        <Dot way={downWay} share={between(seconds, 4, 5)} />
        <Dot way={createWay} share={between(seconds, 5, 7)} />
      </svg>
      {control}
    </>
  )
}

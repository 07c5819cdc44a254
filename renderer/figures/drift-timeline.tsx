/** Ten minutes of replicas: a commit and a manual change, as Argo CD with self-heal and Flux treat them. */
import { useMotion } from '../design/motion'

const left = 120
const minute = 54
const timeX = (minutes: number) => left + minutes * minute
const lanes = [
  {
    name: 'Argo CD',
    note: 'with self-heal',
    top: 84,
    checks: [0.4, 3, 5.5, 6.15, 8.5],
    values: [
      [0, 3],
      [3, 5],
      [6, 2],
      [6.15, 5],
      [10, 5],
    ],
  },
  {
    name: 'Flux',
    note: 'every 8 min',
    top: 246,
    checks: [2, 10],
    values: [
      [0, 3],
      [2, 5],
      [6, 2],
      [10, 5],
    ],
  },
] as const
type Lane = (typeof lanes)[number]

const valueY = (lane: Lane, replicas: number) => lane.top + 96 - (replicas - 2) * 27
const valueAt = (lane: Lane, minutes: number) => lane.values.findLast(([from]) => from <= minutes)?.[1] ?? 3

function steps(lane: Lane, until: number): string {
  const seen = lane.values.filter(([from]) => from <= until)
  const path = seen.map(([from, replicas], place) =>
    place === 0 ? `M${timeX(from)} ${valueY(lane, replicas)}` : `H${timeX(from)}V${valueY(lane, replicas)}`,
  )
  return `${path.join('')}H${timeX(until)}`
}

function LaneView({ lane, now }: { lane: Lane; now: number }) {
  const wanted = `M${timeX(0)} ${valueY(lane, 3)}H${timeX(1)}V${valueY(lane, 5)}H${timeX(10)}`
  return (
    <g>
      <text className="strong" x={16} y={lane.top + 30}>
        {lane.name}
      </text>
      <text className="small soft" x={16} y={lane.top + 49}>
        {lane.note}
      </text>
      {[5, 3, 2].map((replicas) => (
        <text key={replicas} className="small soft end" x={left - 8} y={valueY(lane, replicas) + 4}>
          {replicas}
        </text>
      ))}
      <path className="line dash" d={wanted} />
      <path className="line accent" d={steps(lane, now)} />
      <circle className="dot accent" cx={timeX(now)} cy={valueY(lane, valueAt(lane, now))} r={5} />
      {lane.checks.map((at) => (
        <path key={at} className="head" d={`M${timeX(at)} ${lane.top + 108}l5 9h-10Z`} />
      ))}
    </g>
  )
}

export function DriftTimeline() {
  const { seconds, control } = useMotion({ loopSeconds: 11, stillAt: 10, steps: 11 })
  const now = Math.min(seconds, 10)
  return (
    <>
      <svg className="fig" viewBox="0 0 720 428" aria-hidden="true">
        <rect className="box a" x={timeX(0)} y={68} width={10 * minute} height={140} rx={4} />
        <rect className="box a" x={timeX(0)} y={230} width={10 * minute} height={140} rx={4} />
        <text className="small mid" x={timeX(1)} y={26}>
          commit:
        </text>
        <text className="small mid" x={timeX(1)} y={43}>
          3 becomes 5
        </text>
        <text className="small mid" x={timeX(6)} y={26}>
          by hand:
        </text>
        <text className="small mid" x={timeX(6)} y={43}>
          scaled to 2
        </text>
        {[1, 6].map((at) => (
          <path key={at} className="line dash" d={`M${timeX(at)} 52V370`} />
        ))}
        {lanes.map((lane) => (
          <LaneView key={lane.name} lane={lane} now={now} />
        ))}
        {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((at) => (
          <text key={at} className="small soft mid" x={timeX(at)} y={391}>
            {at}
          </text>
        ))}
        <text className="small soft" x={16} y={391}>
          minute
        </text>
        <path className="line accent" d="M120 414H148" />
        <text className="small" x={156} y={418}>
          live replicas
        </text>
        <path className="line dash" d="M270 414H298" />
        <text className="small" x={306} y={418}>
          replicas in Git
        </text>
        <path className="head" d="M440 409l5 9h-10Z" />
        <text className="small" x={454} y={418}>
          a comparison by the agent
        </text>
      </svg>
      {control}
    </>
  )
}

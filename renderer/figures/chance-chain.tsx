/** New connections meet three rules; each takes its share of what is left. */
import { useMotion } from '../design/motion'

const streams = [
  { to: 'A', turnX: 232, y: 152, tone: 'a', rule: 'rule 1', chance: '1/3' },
  { to: 'B', turnX: 432, y: 120, tone: 'c', rule: 'rule 2', chance: '1/2' },
  { to: 'C', turnX: 632, y: 88, tone: 'b', rule: 'rule 3', chance: 'always' },
]
const thick = 32
const left = 24
const bottom = 252
const speed = 200
const connections = [0, 1, 2, 2, 0, 1].map((stream, index) => ({ stream, begin: index * 0.9 }))

function Connection({ stream, passed }: { stream: number; passed: number }) {
  const way = streams[stream]
  if (!way || passed < 0) return null
  const along = passed * speed
  const straight = way.turnX - left
  const down = bottom - way.y - thick / 2
  if (along > straight + down) return null
  const x = left + Math.min(along, straight)
  const y = way.y + thick / 2 + Math.max(0, along - straight)
  return <circle className="dot accent" cx={x} cy={y} r={6} />
}

export function ChanceChain() {
  const { seconds, control } = useMotion({ loopSeconds: 9, stillAt: 3.4, steps: 9 })
  return (
    <>
      <svg className="fig" viewBox="0 0 720 340" aria-hidden="true">
        {streams.map((way) => (
          <path
            key={way.to}
            className={`box ${way.tone}`}
            d={`M${left} ${way.y}H${way.turnX + thick / 2}V${bottom}H${way.turnX - thick / 2}V${way.y + thick}H${left}Z`}
          />
        ))}
        {streams.map((way) => (
          <g key={way.to}>
            <rect className="box" x={way.turnX - 56} y={16} width={112} height={52} rx={5} />
            <text className="small mid" x={way.turnX} y={37}>
              {way.rule}
            </text>
            <text className="strong mid" x={way.turnX} y={57}>
              {way.chance}
            </text>
            <rect className="box" x={way.turnX - 56} y={bottom} width={112} height={40} rx={5} />
            <text className="strong mid" x={way.turnX} y={bottom + 25}>
              endpoint {way.to}
            </text>
            <text className="small mid" x={way.turnX} y={bottom + 62}>
              33.3% of all
            </text>
          </g>
        ))}
        <text className="small soft" x={left} y={210}>
          new connections,
        </text>
        <text className="small soft" x={left} y={228}>
          all 100%
        </text>
        <text className="small soft mid" x={332} y={178}>
          two thirds left
        </text>
        <text className="small soft mid" x={532} y={146}>
          one third left
        </text>
        {connections.map((connection) => (
          <Connection key={connection.begin} stream={connection.stream} passed={seconds - connection.begin} />
        ))}
      </svg>
      {control}
    </>
  )
}

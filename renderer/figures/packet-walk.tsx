/** A packet to a cluster IP, over a tunnel to another node and back, with its addresses at each stage. */
import { useMotion } from '../design/motion'

const stations = ['pod a', 'rules', 'tunnel', 'tunnel', 'bridge', 'pod b']
const centre = (station: number) => (station < 3 ? 77.5 : 425.5) + (station % 3) * 108.5
const stages = [
  { at: [0], says: 'leaves pod a', source: '10.244.1.7:41822', target: '10.96.14.20:80', ttl: 64, changed: '' },
  { at: [1], says: 'after DNAT', source: '10.244.1.7:41822', target: '10.244.2.5:8080', ttl: 64, changed: 'target' },
  { at: [2, 3], says: 'in the tunnel', source: '10.244.1.7:41822', target: '10.244.2.5:8080', ttl: 63, changed: '' },
  { at: [4, 5], says: 'reaches pod b', source: '10.244.1.7:41822', target: '10.244.2.5:8080', ttl: 62, changed: '' },
  {
    at: [5, 4, 3, 2],
    says: 'the reply',
    source: '10.244.2.5:8080',
    target: '10.244.1.7:41822',
    ttl: 64,
    changed: '',
  },
  {
    at: [1, 0],
    says: 'translated back',
    source: '10.96.14.20:80',
    target: '10.244.1.7:41822',
    ttl: 62,
    changed: 'source',
  },
]
const walk = stages.flatMap((stage, index) => stage.at.map((station) => ({ stage: index, station })))
const rowY = (row: number) => 184 + row * 34

export function PacketWalk() {
  const { seconds, control } = useMotion({ loopSeconds: walk.length, stillAt: 1, steps: walk.length })
  const index = Math.min(walk.length - 1, Math.floor(seconds))
  const now = walk[index] ?? { stage: 0, station: 0 }
  const next = walk[index + 1] ?? now
  const share = Math.max(0, (seconds - index - 0.6) / 0.4)
  const x = centre(now.station) + (centre(next.station) - centre(now.station)) * share
  return (
    <>
      <svg className="fig" viewBox="0 0 720 404" aria-hidden="true">
        <rect className="box a" x={16} y={16} width={340} height={112} rx={8} />
        <text className="small" x={32} y={38}>
          node a
        </text>
        <text className="mono end soft" x={340} y={38}>
          192.168.10.11
        </text>
        <rect className="box a" x={364} y={16} width={340} height={112} rx={8} />
        <text className="small" x={380} y={38}>
          node b
        </text>
        <text className="mono end soft" x={688} y={38}>
          192.168.10.12
        </text>
        {stations.map((station, place) => (
          <g key={centre(place)}>
            <rect
              className={`box ${place === 0 || place === 5 ? 'c' : ''}`}
              x={centre(place) - 47}
              y={52}
              width={94}
              height={36}
              rx={5}
            />
            <text className="small mid" x={centre(place)} y={75}>
              {station}
            </text>
          </g>
        ))}
        <path className="line" d={`M${centre(0)} 108H${centre(5)}`} />
        {stations.map((_, place) => (
          <circle key={centre(place)} className="dot" cx={centre(place)} cy={108} r={3} />
        ))}
        <circle className="dot accent" cx={x} cy={108} r={8} />

        <text className="small soft" x={248} y={164}>
          source
        </text>
        <text className="small soft" x={432} y={164}>
          destination
        </text>
        <text className="small soft end" x={688} y={164}>
          TTL
        </text>
        {stages.map((stage, row) => (
          <g key={stage.says}>
            {row === now.stage && <rect className="box b" x={16} y={rowY(row) - 8} width={688} height={30} rx={4} />}
            <text className="small soft" x={32} y={rowY(row) + 12}>
              {row + 1}
            </text>
            <text x={56} y={rowY(row) + 12}>
              {stage.says}
            </text>
            <text className={`mono ${stage.changed === 'source' ? 'accent strong' : ''}`} x={248} y={rowY(row) + 12}>
              {stage.source}
            </text>
            <text className={`mono ${stage.changed === 'target' ? 'accent strong' : ''}`} x={432} y={rowY(row) + 12}>
              {stage.target}
            </text>
            <text className="mono end" x={688} y={rowY(row) + 12}>
              {stage.ttl}
            </text>
          </g>
        ))}
      </svg>
      {control}
    </>
  )
}

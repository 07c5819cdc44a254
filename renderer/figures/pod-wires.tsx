/** Two nodes: pods on veth pairs, a bridge, a route to the other node, and the network between. */
import { Arrow } from '../design/Arrow'

const nodes = [
  {
    name: 'node a',
    address: '192.168.10.11',
    x: 16,
    width: 352,
    pods: [
      { x: 36, address: '10.244.1.7' },
      { x: 200, address: '10.244.1.8' },
    ],
    bridge: '10.244.1.1',
    route: '10.244.2.0/24 via 192.168.10.12',
    isSender: true,
  },
  {
    name: 'node b',
    address: '192.168.10.12',
    x: 392,
    width: 312,
    pods: [{ x: 474, address: '10.244.2.5' }],
    bridge: '10.244.2.1',
    route: '10.244.1.0/24 via 192.168.10.11',
    isSender: false,
  },
]
const podWidth = 148

export function PodWires() {
  return (
    <svg className="fig" viewBox="0 0 720 394" aria-hidden="true">
      {nodes.map((node) => {
        const middle = node.x + node.width / 2
        return (
          <g key={node.name}>
            <rect className="box a" x={node.x} y={16} width={node.width} height={284} rx={8} />
            <text className="strong" x={node.x + 20} y={42}>
              {node.name}
            </text>
            <text className="mono end soft" x={node.x + node.width - 20} y={42}>
              {node.address}
            </text>
            {node.pods.map((pod) => (
              <g key={pod.address}>
                <rect className="box c" x={pod.x} y={58} width={podWidth} height={56} rx={5} />
                <text className="small mid" x={pod.x + podWidth / 2} y={80}>
                  pod, eth0
                </text>
                <text className="mono mid" x={pod.x + podWidth / 2} y={100}>
                  {pod.address}
                </text>
                <path className="line" d={`M${pod.x + podWidth / 2} 114V166`} />
                <circle className="dot" cx={pod.x + podWidth / 2} cy={114} r={4} />
                <text className="small soft" x={pod.x + podWidth / 2 + 10} y={145}>
                  veth pair
                </text>
              </g>
            ))}
            <rect className="box" x={node.x + 20} y={166} width={node.width - 40} height={36} rx={5} />
            <text className="small" x={node.x + 36} y={189}>
              bridge cni0
            </text>
            <text className="mono end" x={node.x + node.width - 36} y={189}>
              {node.bridge}
            </text>
            {node.pods.map((pod) => (
              <circle key={pod.address} className="dot" cx={pod.x + podWidth / 2} cy={166} r={4} />
            ))}
            <path className="line" d={`M${middle} 202V226`} />
            <rect
              className={`box ${node.isSender ? 'accent' : ''}`}
              x={node.x + 20}
              y={226}
              width={node.width - 40}
              height={54}
              rx={5}
            />
            <text className={`small ${node.isSender ? 'on-accent' : ''}`} x={node.x + 36} y={248}>
              routes
            </text>
            <text className={`mono ${node.isSender ? 'on-accent' : ''}`} x={node.x + 36} y={268}>
              {node.route}
            </text>
            <Arrow
              points={[
                [middle, 280],
                [middle, 337],
              ]}
              both
            />
            <text className="small" x={middle + 12} y={322}>
              eth0
            </text>
          </g>
        )
      })}
      <rect className="box b" x={16} y={338} width={688} height={40} rx={5} />
      <text className="mid" x={360} y={363}>
        underlying network: it knows the nodes, and the pods only if it is told
      </text>
    </svg>
  )
}

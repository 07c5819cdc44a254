/** LoadBalancer holds NodePort holds ClusterIP; headless and ExternalName stand apart. */
import { Arrow } from '../design/Arrow'

const frames = [
  { name: 'LoadBalancer', adds: '203.0.113.9:443', inset: 0, tone: 'b' },
  { name: 'NodePort', adds: 'every node:31742', inset: 1, tone: 'c' },
  { name: 'ClusterIP', adds: '10.96.14.20:443', inset: 2, tone: 'accent' },
]
const pods = ['10.244.1.7:8443', '10.244.2.5:8443', '10.244.3.9:8443']
const podY = (index: number) => 76 + index * 72

export function ServiceTypes() {
  return (
    <svg className="fig" viewBox="0 0 720 388" aria-hidden="true">
      {frames.map((frame) => {
        const isInner = frame.inset === 2
        const x = 16 + frame.inset * 24
        const y = 16 + frame.inset * 56
        const width = 432 - frame.inset * 48
        return (
          <g key={frame.name}>
            <rect
              className={`box ${frame.tone}`}
              x={x}
              y={y}
              width={width}
              height={isInner ? 88 : 240 - frame.inset * 76}
              rx={7}
            />
            <text className={`strong ${isInner ? 'on-accent' : ''}`} x={x + 20} y={y + (isInner ? 50 : 35)}>
              {frame.name}
            </text>
            <text className={`mono end ${isInner ? 'on-accent' : ''}`} x={x + width - 20} y={y + (isInner ? 50 : 35)}>
              {frame.adds}
            </text>
          </g>
        )
      })}
      {pods.map((pod, index) => (
        <g key={pod}>
          <rect className="box a" x={544} y={podY(index)} width={160} height={48} rx={5} />
          <text className="mono mid" x={624} y={podY(index) + 29}>
            {pod}
          </text>
        </g>
      ))}
      <path className="line accent" d="M400 172H496" />
      <path className="line accent" d="M496 100V244" />
      {pods.map((pod, index) => (
        <Arrow
          key={pod}
          points={[
            [496, podY(index) + 24],
            [543, podY(index) + 24],
          ]}
          accent
        />
      ))}
      <rect className="box" x={16} y={296} width={336} height={72} rx={5} />
      <text className="strong" x={36} y={324}>
        Headless
      </text>
      <text className="small" x={36} y={348}>
        no address: the name yields the pods’ own
      </text>
      <rect className="box" x={368} y={296} width={336} height={72} rx={5} />
      <text className="strong" x={388} y={324}>
        ExternalName
      </text>
      <text className="small" x={388} y={348}>
        no pods: the name yields another name
      </text>
    </svg>
  )
}

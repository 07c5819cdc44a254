/** One request through two meshes: a full proxy in each pod, or a small one per node and a large one where needed. */
import { Arrow } from '../design/Arrow'

function Part(props: {
  x: number
  y: number
  width: number
  height?: number
  tone: string
  name: string
  note?: string
}) {
  const height = props.height ?? 44
  const middle = props.x + props.width / 2
  return (
    <g>
      <rect className={`box ${props.tone}`} x={props.x} y={props.y} width={props.width} height={height} rx={4} />
      <text className="mid" x={middle} y={props.y + height / 2 + (props.note ? -3 : 5)}>
        {props.name}
      </text>
      {props.note && (
        <text className="small soft mid" x={middle} y={props.y + height / 2 + 15}>
          {props.note}
        </text>
      )}
    </g>
  )
}

function Place(props: { x: number; y: number; width: number; height: number; name: string; isPod?: boolean }) {
  return (
    <g>
      <rect
        className={`box ${props.isPod ? 'ghost' : ''}`}
        x={props.x}
        y={props.y}
        width={props.width}
        height={props.height}
        rx={6}
      />
      <text className="small soft" x={props.x + 12} y={props.y + 18}>
        {props.name}
      </text>
    </g>
  )
}

export function MeshDataPath() {
  return (
    <svg className="fig" viewBox="0 0 720 436" aria-hidden="true">
      <text className="strong" x={24} y={28}>
        Sidecar mode
      </text>
      <text className="small soft end" x={696} y={28}>
        every pod has a proxy that reads HTTP
      </text>
      <Place x={24} y={42} width={300} height={126} name="node A" />
      <Place x={396} y={42} width={300} height={126} name="node B" />
      <Place x={40} y={70} width={268} height={84} name="pod" isPod />
      <Place x={412} y={70} width={268} height={84} name="pod" isPod />
      <Part x={56} y={98} width={92} tone="a" name="client" />
      <Part x={200} y={98} width={92} tone="b" name="Envoy" />
      <Part x={428} y={98} width={92} tone="b" name="Envoy" />
      <Part x={572} y={98} width={92} tone="a" name="server" />
      <Arrow
        points={[
          [148, 120],
          [200, 120],
        ]}
      />
      <Arrow
        points={[
          [292, 120],
          [428, 120],
        ]}
        accent
      />
      <Arrow
        points={[
          [520, 120],
          [572, 120],
        ]}
      />
      <text className="small strong accent mid" x={360} y={108}>
        mTLS
      </text>

      <text className="strong" x={24} y={212}>
        Ambient mode
      </text>
      <text className="small soft end" x={696} y={212}>
        only the waypoint reads HTTP
      </text>
      <Place x={24} y={226} width={250} height={186} name="node A" />
      <Place x={446} y={226} width={250} height={186} name="node B" />
      <Part x={40} y={262} width={92} tone="a" name="client" note="pod" />
      <Part x={40} y={342} width={92} tone="ghost" name="other pods" />
      <Part x={172} y={262} width={86} height={124} tone="c" name="ztunnel" note="shared" />
      <Part x={306} y={258} width={108} height={52} tone="b" name="waypoint" note="optional" />
      <Part x={462} y={262} width={86} height={124} tone="c" name="ztunnel" note="shared" />
      <Part x={588} y={262} width={92} tone="a" name="server" note="pod" />
      <Part x={588} y={342} width={92} tone="ghost" name="other pods" />
      <Arrow
        points={[
          [132, 284],
          [172, 284],
        ]}
      />
      <path className="line dash" d="M132 364H172" />
      <path className="line dash" d="M548 364H588" />
      <Arrow
        points={[
          [258, 284],
          [306, 284],
        ]}
        accent
      />
      <Arrow
        points={[
          [414, 284],
          [462, 284],
        ]}
        accent
      />
      <Arrow
        points={[
          [548, 284],
          [588, 284],
        ]}
      />
      <text className="small strong accent mid" x={360} y={248}>
        mTLS
      </text>
      <Arrow
        points={[
          [258, 364],
          [462, 364],
        ]}
        accent
        dash
      />
      <text className="small mid" x={360} y={354}>
        without a waypoint
      </text>
    </svg>
  )
}

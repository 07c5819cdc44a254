import { Arrow } from '../design/Arrow'

function Process(props: { x: number; y: number; width: number; pid: number; name: string; tone?: string }) {
  return (
    <g>
      <rect className={`box ${props.tone ?? ''}`} x={props.x} y={props.y} width={props.width} height="34" rx="4" />
      <text className="mono strong" x={props.x + 14} y={props.y + 22}>
        {props.pid}
      </text>
      <text className="mono" x={props.x + 60} y={props.y + 22}>
        {props.name}
      </text>
    </g>
  )
}

export function PidViews() {
  return (
    <svg className="fig" viewBox="0 0 720 308" aria-hidden="true">
      <rect className="box ghost" x="1" y="34" width="338" height="273" rx="6" />
      <text className="strong" x="0" y="18">
        Host’s PID namespace
      </text>
      <Process x={20} y={54} width={220} pid={1} name="systemd" />
      <path className="line" d="M36 88v31h16 M36 88v81h16" />
      <Process x={52} y={104} width={220} pid={412} name="containerd" />
      <Process x={52} y={154} width={220} pid={655} name="shim" />
      <path className="line" d="M68 188v31h16 M100 238v31h16" />
      <Process x={84} y={204} width={220} pid={690} name="sh" tone="a" />
      <Process x={116} y={254} width={188} pid={702} name="sleep" tone="a" />

      <rect className="box ghost" x="441" y="34" width="278" height="273" rx="6" />
      <text className="strong" x="440" y="18">
        Container’s PID namespace
      </text>
      <text className="soft mid" x="580" y="116">
        the host’s processes
      </text>
      <text className="soft mid" x="580" y="136">
        have no number here
      </text>
      <Process x={470} y={204} width={220} pid={1} name="sh" tone="a" />
      <Process x={470} y={254} width={220} pid={2} name="sleep" tone="a" />

      <Arrow
        points={[
          [304, 221],
          [468, 221],
        ]}
        accent
        both
      />
      <Arrow
        points={[
          [304, 271],
          [468, 271],
        ]}
        accent
        both
      />
      <text className="small accent mid" x="390" y="206">
        same process
      </text>
    </svg>
  )
}

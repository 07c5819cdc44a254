/** The end of a pod, on its node and in the rest of the cluster: the hook outlasts the last sender. */
const left = 150
const perSecond = 12
const at = (second: number) => left + second * perSecond

function Span(props: { from: number; to: number; y: number; tone: string; label?: string }) {
  const width = (props.to - props.from) * perSecond
  return (
    <g>
      <rect className={`box ${props.tone}`} x={at(props.from)} y={props.y} width={width} height="34" rx="4" />
      <text className="small mid" x={at(props.from) + width / 2} y={props.y + 21.5}>
        {props.label}
      </text>
    </g>
  )
}

function RowName(props: { y: number; name: string }) {
  return (
    <text className="end" x={left - 18} y={props.y + 22}>
      {props.name}
    </text>
  )
}

export function GracefulShutdown() {
  return (
    <svg className="fig" viewBox="0 0 720 348" aria-hidden="true">
      <path className="line" d={`M${at(0)} 40V284`} />
      <path className="line accent" d={`M${at(10)} 40V284`} />
      <path className="line" d={`M${at(45)} 40V284`} />
      <text className="small mid" x={at(0)} y={30}>
        deleted
      </text>
      <text className="small strong accent mid" x={at(10)} y={30}>
        SIGTERM
      </text>
      <text className="small mid" x={at(45) - 8} y={30}>
        SIGKILL
      </text>

      <RowName y={56} name="kubelet" />
      <Span from={0} to={10} y={56} tone="a" label="preStop hook" />
      <Span from={10} to={45} y={56} tone="ghost" label="waits for the program to end" />
      <RowName y={104} name="program" />
      <Span from={0} to={10} y={104} tone="c" label="serves as before" />
      <Span from={10} to={35} y={104} tone="b" label="finishes open requests" />
      <text className="small soft" x={at(35) + 14} y={125.5}>
        has ended
      </text>

      <path className="line dash" d="M24 158H696" />

      <RowName y={176} name="node proxies" />
      <Span from={0} to={2} y={176} tone="d" />
      <text className="small soft" x={at(10) + 14} y={197.5}>
        send nothing new after 2 s
      </text>
      <RowName y={224} name="load balancer" />
      <Span from={0} to={8} y={224} tone="d" label="still sends" />
      <text className="small soft" x={at(10) + 14} y={245.5}>
        hears of it last, after 8 s
      </text>

      <path className="line" d={`M${at(0)} 284H${at(45)}`} />
      {[0, 10, 20, 30, 45].map((second) => (
        <g key={second}>
          <path className="line" d={`M${at(second)} 284v7`} />
          <text className="small mid" x={at(second)} y={308}>
            {second} s
          </text>
        </g>
      ))}
      <text className="small mid" x={360} y={338}>
        Without the hook, SIGTERM would come at 0 s, while both still send.
      </text>
    </svg>
  )
}

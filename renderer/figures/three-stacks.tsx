const columnWidth = 208
const rowHeight = 38

function Row(props: { x: number; y: number; tone: string; labels: readonly string[] }) {
  const gap = 8
  const width = (columnWidth - gap * (props.labels.length - 1)) / props.labels.length
  return props.labels.map((label, i) => {
    const x = props.x + i * (width + gap)
    return (
      <g key={x}>
        <rect className={`box ${props.tone}`} x={x} y={props.y} width={width} height={rowHeight} rx="4" />
        <text className="mid" x={x + width / 2} y={props.y + 24}>
          {label}
        </text>
      </g>
    )
  })
}

function Heading(props: { x: number; title: string; note: string }) {
  return (
    <g>
      <text className="strong" x={props.x} y="18">
        {props.title}
      </text>
      <text className="small soft" x={props.x} y="38">
        {props.note}
      </text>
    </g>
  )
}

function Boundary(props: { x: number; label: string }) {
  return (
    <g>
      <path className="line accent" d={`M${props.x} 212h${columnWidth}`} />
      <text className="small accent mid" x={props.x + columnWidth / 2} y="231">
        {props.label}
      </text>
    </g>
  )
}

const [metal, machines, containers] = [0, 256, 512] as const

export function ThreeStacks() {
  return (
    <svg className="fig" viewBox="0 0 720 330" aria-hidden="true">
      <Heading x={metal} title="Bare metal" note="kernel and userland shared" />
      <Row x={metal} y={150} tone="c" labels={['app 1', 'app 2']} />
      <Row x={metal} y={196} tone="b" labels={['one userland']} />
      <Row x={metal} y={242} tone="a" labels={['kernel']} />
      <Row x={metal} y={288} tone="" labels={['hardware']} />

      <Heading x={machines} title="Virtual machines" note="private down to the kernel" />
      <Row x={machines} y={70} tone="c" labels={['app 1', 'app 2']} />
      <Row x={machines} y={116} tone="b" labels={['userland', 'userland']} />
      <Row x={machines} y={162} tone="a" labels={['kernel', 'kernel']} />
      <Boundary x={machines} label="boundary: virtual hardware" />
      <Row x={machines} y={242} tone="d" labels={['hypervisor']} />
      <Row x={machines} y={288} tone="" labels={['hardware']} />

      <Heading x={containers} title="Containers" note="private above the kernel" />
      <Row x={containers} y={116} tone="c" labels={['app 1', 'app 2']} />
      <Row x={containers} y={162} tone="b" labels={['userland', 'userland']} />
      <Boundary x={containers} label="boundary: system calls" />
      <Row x={containers} y={242} tone="a" labels={['kernel']} />
      <Row x={containers} y={288} tone="" labels={['hardware']} />
    </svg>
  )
}

/** Twenty pods that use 0.4 CPU each, packed by a request of 1 CPU and by one of 0.6. */
const cpu = 30
const node = { width: 88, step: 97, left: 25, height: 4 * cpu }
const system = 0.4
const used = 0.4
const nodeX = (index: number) => node.left + index * node.step

function Node(props: { index: number; top: number; pods: number; request: number }) {
  const x = nodeX(props.index)
  const floor = props.top + node.height
  return (
    <g>
      <rect className="box" x={x} y={props.top} width={node.width} height={node.height} rx={2} />
      <rect className="box d" x={x} y={floor - system * cpu} width={node.width} height={system * cpu} />
      {Array.from({ length: props.pods }, (_, pod) => floor - (system + (pod + 1) * props.request) * cpu).map((y) => (
        <g key={y}>
          <rect className="box a" x={x} y={y} width={node.width} height={props.request * cpu} />
          <rect
            className="box accent"
            x={x + 5}
            y={y + props.request * cpu - used * cpu + 2}
            width={node.width - 10}
            height={used * cpu - 4}
            rx={1}
          />
        </g>
      ))}
    </g>
  )
}

function Key(props: { x: number; tone: string; label: string }) {
  return (
    <g>
      <rect className={`box ${props.tone}`} x={props.x} y={378} width={22} height={14} rx={2} />
      <text className="small" x={props.x + 31} y={389.5}>
        {props.label}
      </text>
    </g>
  )
}

export function NodePacking() {
  return (
    <svg className="fig" viewBox="0 0 720 408" aria-hidden="true">
      <text className="strong" x={nodeX(0)} y={28}>
        20 pods that request 1 CPU
      </text>
      <text className="end" x={nodeX(6) + node.width} y={28}>
        7 nodes, 1,022 a month
      </text>
      {[3, 3, 3, 3, 3, 3, 2].map((pods, index) => (
        <Node key={nodeX(index)} index={index} top={42} pods={pods} request={1} />
      ))}
      <text className="strong" x={nodeX(0)} y={212}>
        The same pods, requesting 0.6 CPU
      </text>
      <text className="end strong" x={nodeX(6) + node.width} y={212}>
        4 nodes, 584 a month
      </text>
      {[6, 6, 6, 2].map((pods, index) => (
        <Node key={nodeX(index)} index={index} top={226} pods={pods} request={0.6} />
      ))}
      {[4, 5, 6].map((index) => (
        <g key={index}>
          <rect className="box ghost" x={nodeX(index)} y={226} width={node.width} height={node.height} rx={2} />
          <text className="small soft mid" x={nodeX(index) + node.width / 2} y={290}>
            not needed
          </text>
        </g>
      ))}
      <Key x={25} tone="accent" label="used" />
      <Key x={120} tone="a" label="requested and idle" />
      <Key x={300} tone="d" label="system, DaemonSets" />
      <Key x={494} tone="" label="left over" />
    </svg>
  )
}

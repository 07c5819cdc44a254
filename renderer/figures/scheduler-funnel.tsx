/** Three nodes as the scheduler sees them: requested CPU counts, CPU in use does not. */
const nodes = [
  { name: 'a', requested: 3.2, used: 0.4, verdict: 'filtered out', sum: '4.2 of 4', isChosen: false },
  { name: 'b', requested: 1.5, used: 3.8, verdict: 'score 37', sum: '2.5 of 4', isChosen: true },
  { name: 'c', requested: 2, used: 1, verdict: 'score 25', sum: '3.0 of 4', isChosen: false },
]
const left = 120
const cpu = 105
const limit = left + 4 * cpu
const rowY = (row: number) => 64 + row * 88

export function SchedulerFunnel() {
  return (
    <svg className="fig" viewBox="0 0 720 372" aria-hidden="true">
      {[0, 1, 2, 3].map((mark) => (
        <g key={mark}>
          <text className="small soft mid" x={left + mark * cpu} y={24}>
            {mark}
          </text>
          <path className="line dash" d={`M${left + mark * cpu} 34V52`} />
        </g>
      ))}
      <text className="small strong mid" x={limit} y={24}>
        4 CPU
      </text>
      <path className="line" d={`M${limit} 34V308`} />
      {nodes.map((node, row) => (
        <g key={node.name}>
          <text className="strong" x={24} y={rowY(row) + 26}>
            node {node.name}
          </text>
          <rect className="box a" x={left} y={rowY(row)} width={node.requested * cpu} height={40} rx={3} />
          <text className="mid" x={left + (node.requested * cpu) / 2} y={rowY(row) + 25}>
            requested {node.requested.toFixed(1)}
          </text>
          <rect
            className={`box ${node.isChosen ? 'accent' : 'ghost'}`}
            x={left + node.requested * cpu}
            y={rowY(row)}
            width={cpu}
            height={40}
            rx={3}
          />
          <text
            className={`mid ${node.isChosen ? 'on-accent strong' : ''}`}
            x={left + (node.requested + (node.name === 'a' ? 0.4 : 0.5)) * cpu}
            y={rowY(row) + 25}
          >
            + 1
          </text>
          <rect className="box" x={left} y={rowY(row) + 46} width={node.used * cpu} height={8} rx={2} />
          <text className="small soft end" x={left - 10} y={rowY(row) + 55}>
            in use {node.used.toFixed(1)}
          </text>
          <text className={node.isChosen ? 'strong accent' : 'strong'} x={576} y={rowY(row) + 18}>
            {node.verdict}
          </text>
          <text className="small soft" x={576} y={rowY(row) + 37}>
            {node.isChosen ? `${node.sum}, chosen` : node.sum}
          </text>
        </g>
      ))}
      <rect className="box a" x={left} y={336} width={22} height={16} rx={3} />
      <text className="small" x={left + 30} y={349}>
        requests: they decide
      </text>
      <rect className="box" x={left + 210} y={340} width={22} height={8} rx={2} />
      <text className="small" x={left + 240} y={349}>
        live usage: never looked at
      </text>
    </svg>
  )
}

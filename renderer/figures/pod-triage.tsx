/** What a pod's status means, and which question to ask first. */
const rows = [
  {
    status: 'Pending',
    means: ['no node has room,', 'or a volume is missing'],
    ask: 'describe pod',
    often: ['requests, a taint,', 'a disk in another zone'],
  },
  {
    status: 'ImagePullBackOff',
    means: ['the node cannot', 'get the image'],
    ask: 'describe pod',
    often: ['wrong tag, no login,', 'no way to the registry'],
  },
  {
    status: 'CrashLoopBackOff',
    means: ['the program starts', 'and ends again'],
    ask: 'logs --previous',
    often: ['settings, memory,', 'a missing dependency'],
  },
  {
    status: 'Running, 0/1 ready',
    means: ['the readiness', 'probe fails'],
    ask: 'describe pod',
    often: ['wrong port or path,', 'a slow start'],
  },
  {
    status: 'Terminating',
    means: ['something', 'still holds it'],
    ask: 'get pod -o yaml',
    often: ['a finalizer,', 'a node that is gone'],
  },
]
const column = { status: 24, means: 208, ask: 380, often: 542 }
const rowY = (row: number) => 46 + row * 64

export function PodTriage() {
  return (
    <svg className="fig" viewBox="0 0 720 372" aria-hidden="true">
      <text className="small soft" x={column.status} y={26}>
        you see
      </text>
      <text className="small soft" x={column.means} y={26}>
        it means
      </text>
      <text className="small soft" x={column.ask} y={26}>
        ask kubectl
      </text>
      <text className="small soft" x={column.often} y={26}>
        usual causes
      </text>
      {rows.map((row, index) => (
        <g key={row.status}>
          {index > 0 && <path className="line" strokeOpacity="0.35" d={`M24 ${rowY(index) - 7}H696`} />}
          <rect className="box a" x={column.status} y={rowY(index) + 7} width={160} height={36} rx={4} />
          <text className="small strong mid" x={column.status + 80} y={rowY(index) + 29.5}>
            {row.status}
          </text>
          {row.means.map((line, at) => (
            <text key={line} className="small" x={column.means} y={rowY(index) + 21 + at * 18}>
              {line}
            </text>
          ))}
          <text className="mono accent" x={column.ask} y={rowY(index) + 29.5}>
            {row.ask}
          </text>
          {row.often.map((line, at) => (
            <text key={line} className="small" x={column.often} y={rowY(index) + 21 + at * 18}>
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  )
}

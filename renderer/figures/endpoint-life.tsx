/** The conditions of one endpoint over a pod's life, and the connections that still arrive after its deletion. */
const at = { start: 160, passes: 256, deleted: 440, told: 500, stops: 536, ends: 640, right: 704 }
const rows = [
  { name: 'serving', bars: [{ from: at.passes, to: at.ends, tone: 'c', says: '' }] },
  { name: 'terminating', bars: [{ from: at.deleted, to: at.ends, tone: 'b', says: '' }] },
  { name: 'ready', bars: [{ from: at.passes, to: at.deleted, tone: 'accent', says: 'gets new connections' }] },
  {
    name: 'what still arrives',
    bars: [
      { from: at.passes, to: at.deleted, tone: '', says: 'new connections' },
      { from: at.deleted, to: at.told, tone: 'd', says: 'late' },
    ],
  },
  {
    name: 'the container',
    bars: [
      { from: at.start, to: at.deleted, tone: '', says: 'runs' },
      { from: at.deleted, to: at.stops, tone: 'a', says: 'preStop' },
      { from: at.stops, to: at.ends, tone: 'a', says: 'SIGTERM' },
    ],
  },
]
const moments = [
  { x: at.start, says: 'starts' },
  { x: at.passes, says: 'probe passes' },
  { x: at.deleted, says: 'deleted' },
  { x: at.ends, says: 'gone' },
]
const rowY = (row: number) => 64 + row * 48

export function EndpointLife() {
  return (
    <svg className="fig" viewBox="0 0 720 336" aria-hidden="true">
      {moments.map((moment) => (
        <g key={moment.says}>
          <text className="small mid" x={moment.x} y={26}>
            {moment.says}
          </text>
          <path className="line dash" d={`M${moment.x} 36V296`} />
        </g>
      ))}
      {rows.map((row, index) => (
        <g key={row.name}>
          <text className={`end ${row.name === 'ready' ? 'strong' : ''}`} x={at.start - 16} y={rowY(index) + 20}>
            {row.name}
          </text>
          {row.bars.map((bar) => (
            <g key={bar.from}>
              <rect
                className={`box ${bar.tone}`}
                x={bar.from}
                y={rowY(index)}
                width={bar.to - bar.from}
                height={30}
                rx={3}
              />
              {bar.says && (
                <text
                  className={`small mid ${bar.tone === 'accent' ? 'on-accent strong' : ''}`}
                  x={(bar.from + bar.to) / 2}
                  y={rowY(index) + 20}
                >
                  {bar.says}
                </text>
              )}
            </g>
          ))}
        </g>
      ))}
      <text className="small soft mid" x={(at.deleted + at.stops) / 2} y={322}>
        the sleep outlasts the late news
      </text>
    </svg>
  )
}

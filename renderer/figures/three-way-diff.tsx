/** Five fields in a three-way comparison, and the verdict on each. */
const columns = [
  { x: 150, width: 112, name: 'last applied' },
  { x: 270, width: 112, name: 'Git now' },
  { x: 390, width: 112, name: 'live' },
]
const rows = [
  { field: 'image', values: ['1.9', '1.10', '1.9'], verdict: 'update', note: 'Git moved on' },
  { field: 'label team', values: ['shop', '', 'shop'], verdict: 'remove', note: 'Git gave it up' },
  { field: 'sidecar', values: ['', '', 'injected'], verdict: 'leave alone', note: 'never in Git' },
  { field: 'log level', values: ['info', 'info', 'debug'], verdict: 'set back', note: 'drift' },
  { field: 'replicas', values: ['3', '', '7'], verdict: 'remove: becomes 1', note: 'the trap' },
]
const rowY = (row: number) => 52 + row * 60

export function ThreeWayDiff() {
  return (
    <svg className="fig" viewBox="0 0 720 358" aria-hidden="true">
      {columns.map((column) => (
        <text key={column.name} className="small strong mid" x={column.x + column.width / 2} y={32}>
          {column.name}
        </text>
      ))}
      <text className="small strong" x={530} y={32}>
        verdict
      </text>
      {rows.map((row, place) => {
        const isTrap = row.field === 'replicas'
        return (
          <g key={row.field}>
            <text className="strong" x={16} y={rowY(place) + 27}>
              {row.field}
            </text>
            {columns.map((column, index) => {
              const value = row.values[index] ?? ''
              const tone = value === '' ? 'ghost' : ['a', 'b', 'c'][index]
              return (
                <g key={column.name}>
                  <rect
                    className={`box ${tone}`}
                    x={column.x}
                    y={rowY(place)}
                    width={column.width}
                    height={44}
                    rx={4}
                  />
                  {value === '' ? (
                    <text className="small soft mid" x={column.x + column.width / 2} y={rowY(place) + 27}>
                      absent
                    </text>
                  ) : (
                    <text className="mono mid" x={column.x + column.width / 2} y={rowY(place) + 27}>
                      {value}
                    </text>
                  )}
                </g>
              )
            })}
            <text className={isTrap ? 'strong accent' : 'strong'} x={530} y={rowY(place) + 19}>
              {row.verdict}
            </text>
            <text className={isTrap ? 'small accent' : 'small soft'} x={530} y={rowY(place) + 38}>
              {row.note}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

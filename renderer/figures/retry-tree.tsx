/** Calls at each of four layers when every layer tries three times, one dot a call. */
const layers = [
  { from: 'gateway', to: 'orders', calls: 3, budget: '1.1' },
  { from: 'orders', to: 'payments', calls: 9, budget: '1.21' },
  { from: 'payments', to: 'ledger', calls: 27, budget: '1.33' },
  { from: 'ledger', to: 'database', calls: 81, budget: '1.46' },
]
const dot = { left: 176, step: 13, radius: 4.5, across: 27 }
const rowY = (row: number) => 72 + row * 48

function Dots({ count, y, isWorst }: { count: number; y: number; isWorst: boolean }) {
  const places = Array.from({ length: count }, (_, index) => ({
    x: dot.left + (index % dot.across) * dot.step,
    y: y + Math.floor(index / dot.across) * dot.step,
  }))
  return places.map((place) => (
    <circle
      key={`${place.x} ${place.y}`}
      className={`dot ${isWorst ? 'accent' : ''}`}
      cx={place.x}
      cy={place.y}
      r={dot.radius}
    />
  ))
}

export function RetryTree() {
  return (
    <svg className="fig" viewBox="0 0 720 300" aria-hidden="true">
      <text className="small soft" x={dot.left - 4} y={28}>
        one click, three tries at each layer
      </text>
      <text className="small soft end" x={580} y={28}>
        calls
      </text>
      <text className="small soft end" x={704} y={28}>
        10% budget
      </text>
      <path className="line" d="M16 42H704" />
      {layers.map((layer, row) => {
        const isWorst = row === layers.length - 1
        const y = rowY(row)
        return (
          <g key={layer.from}>
            <text x={16} y={y + 5}>
              {layer.from} → {layer.to}
            </text>
            <Dots count={layer.calls} y={y} isWorst={isWorst} />
            <text className={`end strong ${isWorst ? 'accent' : ''}`} x={580} y={y + 5}>
              {layer.calls}
            </text>
            <text className="end" x={704} y={y + 5}>
              {layer.budget}
            </text>
          </g>
        )
      })}
      <text className="small mid" x={360} y={288}>
        the bottom fails first, and gets 81 calls for one click
      </text>
    </svg>
  )
}

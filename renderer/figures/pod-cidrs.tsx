/** A cluster's /16 as 256 pieces, and one piece as 256 addresses. */
const step = 16
const side = 13
const top = 72
const grids = { cluster: 32, node: 432 }
const places = Array.from({ length: 256 }, (_, index) => index)
const clusterTone = (index: number) => (index === 1 ? 'accent' : index < 3 ? 'a' : '')
const nodeTone = (index: number) => (index < 2 || index === 255 ? 'd' : index <= 111 ? 'a' : '')
const legend = [
  { tone: 'd', says: '3 fixed' },
  { tone: 'a', says: '110 pods' },
  { tone: '', says: '143 slack' },
]

function Grid({ left, tone }: { left: number; tone: (index: number) => string }) {
  return places.map((index) => (
    <rect
      key={index}
      className={`box ${tone(index)}`}
      x={left + (index % 16) * step}
      y={top + Math.floor(index / 16) * step}
      width={side}
      height={side}
      rx={2}
    />
  ))
}

export function PodCidrs() {
  return (
    <svg className="fig" viewBox="0 0 720 396" aria-hidden="true">
      <text className="strong" x={grids.cluster} y={30}>
        The cluster’s range
      </text>
      <text className="mono soft" x={grids.cluster} y={52}>
        10.244.0.0/16
      </text>
      <Grid left={grids.cluster} tone={clusterTone} />
      <text className="strong" x={grids.node} y={30}>
        One node’s pod CIDR
      </text>
      <text className="mono accent" x={grids.node} y={52}>
        10.244.1.0/24
      </text>
      <Grid left={grids.node} tone={nodeTone} />
      <path
        className="line accent"
        d={`M${grids.cluster + step + side / 2} ${top}V63H${grids.node - 16}V${top + 15 * step + side}H${grids.node - 6}M${grids.node - 16} ${top}H${grids.node - 6}`}
      />
      <text className="small" x={grids.cluster} y={358}>
        256 squares, a /24 each:
      </text>
      <text className="small" x={grids.cluster} y={378}>
        256 nodes, three so far
      </text>
      <text className="small" x={grids.node} y={358}>
        256 squares, an address each:
      </text>
      {legend.map((entry, index) => (
        <g key={entry.says}>
          <rect className={`box ${entry.tone}`} x={grids.node + index * 88} y={368} width={side} height={side} rx={2} />
          <text className="small" x={grids.node + index * 88 + 19} y={379}>
            {entry.says}
          </text>
        </g>
      ))}
    </svg>
  )
}

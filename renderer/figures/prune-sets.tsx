/** The inventory and the desired state as two overlapping sets; what is only in the first is pruned. */
function Item(props: { x: number; y: number; name: string; says: string; tone?: string }) {
  const { x, y, name, says, tone = '' } = props
  const isAccent = tone === 'accent'
  return (
    <g>
      <rect className={`box ${tone}`} x={x} y={y} width={136} height={60} rx={5} />
      <text className={`mono mid ${isAccent ? 'on-accent' : ''}`} x={x + 68} y={y + 25}>
        {name}
      </text>
      <text className={`small mid ${isAccent ? 'on-accent strong' : ''}`} x={x + 68} y={y + 45}>
        {says}
      </text>
    </g>
  )
}

export function PruneSets() {
  return (
    <svg className="fig" viewBox="0 0 720 236" aria-hidden="true">
      <rect className="box a" x={16} y={52} width={344} height={168} rx={40} />
      <path
        className="box b"
        d="M232 52H488a40 40 0 0 1 40 40V180a40 40 0 0 1 -40 40H224a40 40 0 0 1 -40 -40V92a40 40 0 0 1 40 -40Z"
        style={{ fillOpacity: 0.6 }}
      />
      <rect className="line" x={16} y={52} width={344} height={168} rx={40} />
      <text className="strong mid" x={100} y={36}>
        inventory
      </text>
      <text className="strong mid" x={444} y={36}>
        Git
      </text>
      <text className="strong mid" x={636} y={36}>
        neither
      </text>
      <Item x={32} y={106} name="cache" says="delete" tone="accent" />
      <Item x={204} y={106} name="web" says="compare, update" />
      <Item x={376} y={106} name="queue" says="create" />
      <Item x={568} y={106} name="debug" says="never touched" tone="ghost" />
      <text className="small soft mid" x={100} y={88}>
        applied before
      </text>
      <text className="small soft mid" x={272} y={88}>
        both
      </text>
      <text className="small soft mid" x={444} y={88}>
        wanted now
      </text>
      <text className="small soft mid" x={636} y={88}>
        made by hand
      </text>
    </svg>
  )
}

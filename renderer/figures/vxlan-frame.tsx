/** What VXLAN puts around a pod's packet, and what several ways leave of an MTU of 1,500. */
const parts = [
  { name: 'IP', says: 'node to node', bytes: 20, width: 104, tone: 'a' },
  { name: 'UDP', says: 'port 8472', bytes: 8, width: 88, tone: 'a' },
  { name: 'VXLAN', says: 'network id', bytes: 8, width: 88, tone: 'b' },
  { name: 'Ethernet', says: 'inner header', bytes: 14, width: 104, tone: 'c' },
]
const left = 24
const right = 696
const headers = parts.reduce((sum, part) => sum + part.width, 0)
const ways = [
  { name: 'native routing', cost: 0, leaves: '1,500' },
  { name: 'IP-in-IP', cost: 20, leaves: '1,480' },
  { name: 'VXLAN', cost: 50, leaves: '1,450' },
  { name: 'WireGuard', cost: 60, leaves: '1,440' },
  { name: 'VXLAN over IPv6', cost: 70, leaves: '1,430' },
]
const scale = 4
const rowY = (row: number) => 236 + row * 32
const startOf = (index: number) => left + parts.slice(0, index).reduce((sum, part) => sum + part.width, 0)

export function VxlanFrame() {
  return (
    <svg className="fig" viewBox="0 0 720 400" aria-hidden="true">
      <path className="line" d={`M${left} 52V44H${right}V52`} />
      <text className="small mid" x={360} y={34}>
        1,500 bytes, the largest packet between the nodes (widths not to scale)
      </text>
      {parts.map((part, index) => {
        const middle = startOf(index) + part.width / 2
        return (
          <g key={part.name}>
            <rect className={`box ${part.tone}`} x={startOf(index)} y={60} width={part.width} height={72} />
            <text className="strong mid" x={middle} y={84}>
              {part.name}
            </text>
            <text className="small mid" x={middle} y={103}>
              {part.says}
            </text>
            <text className="small mid soft" x={middle} y={122}>
              {part.bytes}
            </text>
          </g>
        )
      })}
      <rect className="box accent" x={left + headers} y={60} width={right - left - headers} height={72} />
      <text className="strong mid on-accent" x={(left + headers + right) / 2} y={92}>
        the pod’s IP packet
      </text>
      <text className="small mid on-accent" x={(left + headers + right) / 2} y={112}>
        as the pod sent it
      </text>
      <path className="line" d={`M${left} 140V148H${left + headers - 4}V140`} />
      <text className="small mid" x={left + headers / 2} y={168}>
        50 bytes of headers
      </text>
      <path className="line accent" d={`M${left + headers + 4} 140V148H${right}V140`} />
      <text className="small mid accent strong" x={(left + headers + right) / 2} y={168}>
        1,450 bytes: the pod’s MTU
      </text>

      <text className="small soft" x={left} y={212}>
        what each way takes
      </text>
      <text className="small soft end" x={right} y={212}>
        leaves of 1,500
      </text>
      <path className="line" d="M184 222V386" />
      {ways.map((way, row) => (
        <g key={way.name}>
          <text className={way.cost === 50 ? 'strong' : ''} x={left} y={rowY(row) + 15}>
            {way.name}
          </text>
          {way.cost > 0 && (
            <rect
              className={`box ${way.cost === 50 ? 'accent' : 'a'}`}
              x={184}
              y={rowY(row)}
              width={way.cost * scale}
              height={20}
            />
          )}
          <text className="small" x={194 + way.cost * scale} y={rowY(row) + 15}>
            {way.cost} bytes
          </text>
          <text className={`end ${way.cost === 50 ? 'strong accent' : ''}`} x={right} y={rowY(row) + 15}>
            {way.leaves}
          </text>
        </g>
      ))}
    </svg>
  )
}

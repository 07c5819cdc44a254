/** The outbox: two rows in one transaction, a relay, a broker, and a consumer that remembers event ids. */
import { Arrow } from '../design/Arrow'

const frame = { width: 168, height: 132, top: 96 }
const middle = frame.top + frame.height / 2

function Transaction({ x, title, rows }: { x: number; title: string; rows: readonly string[] }) {
  return (
    <g>
      <text className="strong mid" x={x + frame.width / 2} y={frame.top - 36}>
        {title}
      </text>
      <text className="small accent strong mid" x={x + frame.width / 2} y={frame.top - 14}>
        one transaction
      </text>
      <rect className="line accent" x={x} y={frame.top} width={frame.width} height={frame.height} rx={8} />
      {rows.map((name, row) => (
        <g key={name}>
          <rect className="box a" x={x + 16} y={frame.top + 16 + row * 56} width={136} height={44} rx={4} />
          <text className="mid" x={x + frame.width / 2} y={frame.top + 43 + row * 56}>
            {name}
          </text>
        </g>
      ))}
    </g>
  )
}

function Part({ x, name, tone }: { x: number; name: string; tone: string }) {
  return (
    <g>
      <rect className={`box ${tone}`} x={x} y={middle - 28} width={88} height={56} rx={5} />
      <text className="strong mid" x={x + 44} y={middle + 5}>
        {name}
      </text>
    </g>
  )
}

export function OutboxRelay() {
  const [service, relay, broker, consumer] = [6, 234, 396, 546] as const
  return (
    <svg className="fig" viewBox="0 0 720 300" aria-hidden="true">
      <Transaction x={service} title="orders service" rows={['orders', 'outbox']} />
      <Part x={relay} name="relay" tone="c" />
      <Part x={broker} name="broker" tone="d" />
      <Transaction x={consumer} title="consumer" rows={['its own data', 'seen event ids']} />
      <Arrow
        points={[
          [service + frame.width, middle],
          [relay - 1, middle],
        ]}
      />
      <text className="small mid" x={(service + frame.width + relay) / 2} y={middle - 10}>
        reads
      </text>
      <Arrow
        points={[
          [relay + 88, middle],
          [broker - 1, middle],
        ]}
      />
      <text className="small mid" x={(relay + 88 + broker) / 2} y={middle - 10}>
        publishes
      </text>
      <Arrow
        points={[
          [broker + 88, middle],
          [consumer - 1, middle],
        ]}
      />
      <text className="small mid" x={(broker + 88 + consumer) / 2} y={middle - 10}>
        delivers
      </text>
      <Arrow
        points={[
          [relay + 64, middle + 28],
          [relay + 64, middle + 62],
          [relay + 24, middle + 62],
          [relay + 24, middle + 30],
        ]}
        dash
      />
      <text className="small mid" x={relay + 44} y={middle + 84}>
        crash before marking:
      </text>
      <text className="small mid" x={relay + 44} y={middle + 102}>
        sends again
      </text>
      <text className="small mid" x={consumer + frame.width / 2} y={frame.top + frame.height + 22}>
        a known id changes nothing
      </text>
    </svg>
  )
}

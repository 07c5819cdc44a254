/** A sync of Argo CD: three phases, waves inside the middle one, a gate before each wave. */
import { Arrow } from '../design/Arrow'

function Item({ x, y, width = 120, name }: { x: number; y: number; width?: number; name: string }) {
  return (
    <g>
      <rect className="box" x={x} y={y} width={width} height={36} rx={4} />
      <text className="small mid" x={x + width / 2} y={y + 23}>
        {name}
      </text>
    </g>
  )
}

const waves = [
  { x: 184, name: 'wave −1', items: ['ConfigMap'] },
  { x: 312, name: 'wave 0', items: ['Deployment', 'Service'] },
  { x: 440, name: 'wave 1', items: ['Ingress'] },
]

export function SyncPhases() {
  return (
    <svg className="fig" viewBox="0 0 720 356" aria-hidden="true">
      <rect className="box a" x={16} y={16} width={128} height={192} rx={8} />
      <text className="strong" x={32} y={42}>
        PreSync
      </text>
      <Item x={28} y={112} width={104} name="migrate (Job)" />

      <rect className="box a" x={168} y={16} width={392} height={192} rx={8} />
      <text className="strong" x={184} y={42}>
        Sync
      </text>
      {waves.map((wave) => (
        <g key={wave.name}>
          <rect className="box b" x={wave.x} y={56} width={104} height={136} rx={5} />
          <text className="small strong mid" x={wave.x + 52} y={78}>
            {wave.name}
          </text>
          {wave.items.map((item, place) => (
            <Item
              key={item}
              x={wave.x + 8}
              y={wave.items.length === 1 ? 112 : 90 + place * 46}
              width={88}
              name={item}
            />
          ))}
        </g>
      ))}
      <Arrow
        points={[
          [288, 130],
          [311, 130],
        ]}
      />
      <Arrow
        points={[
          [416, 130],
          [439, 130],
        ]}
        accent
      />

      <rect className="box a" x={584} y={16} width={120} height={192} rx={8} />
      <text className="strong" x={600} y={42}>
        PostSync
      </text>
      <Item x={592} y={112} width={104} name="smoke (Job)" />

      <Arrow
        points={[
          [144, 130],
          [167, 130],
        ]}
      />
      <Arrow
        points={[
          [560, 130],
          [583, 130],
        ]}
      />
      <path className="line accent" d="M428 140V232" />
      <text className="small accent strong mid" x={428} y={250}>
        gate: all of wave 0 healthy
      </text>

      {[80, 240, 644].map((x) => (
        <path key={x} className="line dash" d={`M${x} 208V280`} />
      ))}
      <path className="line dash" d="M80 280H644" />
      <Arrow
        points={[
          [240, 280],
          [240, 299],
        ]}
        dash
      />
      <rect className="box d" x={168} y={300} width={392} height={40} rx={5} />
      <text className="strong" x={184} y={325}>
        SyncFail
      </text>
      <text className="small" x={260} y={325}>
        if anything fails: report (Job)
      </text>
    </svg>
  )
}

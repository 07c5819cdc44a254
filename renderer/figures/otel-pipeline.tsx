/** The way of telemetry: API and SDK in the process, the Collector outside, stores behind it. */
import { Arrow } from '../design/Arrow'

function Part(props: { x: number; y: number; width: number; name: string; says: string; accent?: boolean }) {
  const { x, y, width, accent } = props
  return (
    <g>
      <rect className={`box ${accent ? 'accent' : ''}`} x={x} y={y} width={width} height={54} rx={5} />
      <text className={`strong mid ${accent ? 'on-accent' : ''}`} x={x + width / 2} y={y + 23}>
        {props.name}
      </text>
      <text className={`small mid ${accent ? 'on-accent' : ''}`} x={x + width / 2} y={y + 42}>
        {props.says}
      </text>
    </g>
  )
}
const down = (x: number, y: number) => (
  <Arrow
    points={[
      [x, y + 3],
      [x, y + 23],
    ]}
  />
)
const rows = [56, 136, 216]

export function OtelPipeline() {
  return (
    <svg className="fig" viewBox="0 0 720 312" aria-hidden="true">
      <rect className="box a" x={12} y={16} width={196} height={278} rx={8} />
      <text className="small strong" x={28} y={40}>
        the application
      </text>
      <Part x={28} y={56} width={164} name="Code, libraries" says="call the API" />
      {down(110, 110)}
      <Part x={28} y={136} width={164} name="API" says="all that code knows" accent />
      {down(110, 190)}
      <Part x={28} y={216} width={164} name="SDK" says="sample, batch, export" />

      <rect className="box b" x={318} y={16} width={172} height={278} rx={8} />
      <text className="small strong" x={334} y={40}>
        the Collector
      </text>
      <Part x={334} y={56} width={140} name="Receivers" says="take it in" />
      {down(404, 110)}
      <Part x={334} y={136} width={140} name="Processors" says="limit, sample, edit" />
      {down(404, 190)}
      <Part x={334} y={216} width={140} name="Exporters" says="send it on" />

      <Arrow
        points={[
          [195, 243],
          [263, 243],
          [263, 83],
          [331, 83],
        ]}
      />
      <text className="small strong" x={221} y={34}>
        OTLP
      </text>
      <text className="small soft" x={221} y={52}>
        4317 gRPC
      </text>
      <text className="small soft" x={221} y={70}>
        4318 HTTP
      </text>

      {rows.map((y) => (
        <Arrow
          key={y}
          points={[
            [477, 243],
            [533, 243],
            [533, y + 27],
            [575, y + 27],
          ]}
        />
      ))}
      <Part x={578} y={56} width={130} name="Prometheus" says="metrics" />
      <Part x={578} y={136} width={130} name="Trace store" says="traces" />
      <Part x={578} y={216} width={130} name="Log store" says="logs" />
    </svg>
  )
}

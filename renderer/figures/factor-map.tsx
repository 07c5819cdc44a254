/** The twelve factors in two columns, each with what carries it on Kubernetes, and what they leave out. */
interface Factor {
  readonly number: string
  readonly name: string
  readonly carrier: string
}

const release: readonly Factor[] = [
  { number: 'I', name: 'Codebase', carrier: 'one image digest' },
  { number: 'II', name: 'Dependencies', carrier: 'lock file, image' },
  { number: 'III', name: 'Config', carrier: 'mounted files' },
  { number: 'IV', name: 'Backing services', carrier: 'Service, Secret' },
  { number: 'V', name: 'Build, release, run', carrier: 'image, commit' },
  { number: 'VI', name: 'Processes', carrier: 'Deployment' },
]
const running: readonly Factor[] = [
  { number: 'VII', name: 'Port binding', carrier: 'Service' },
  { number: 'VIII', name: 'Concurrency', carrier: 'replicas, HPA' },
  { number: 'IX', name: 'Disposability', carrier: 'probes, SIGTERM' },
  { number: 'X', name: 'Dev/prod parity', carrier: 'the same image' },
  { number: 'XI', name: 'Logs', carrier: 'stdout, collector' },
  { number: 'XII', name: 'Admin processes', carrier: 'Job' },
]
const absent = ['telemetry', 'identity', 'API contracts']
const columnWidth = 344
const row = { height: 34, step: 42, top: 44 }

function Column({ x, tone, title, factors }: { x: number; tone: string; title: string; factors: readonly Factor[] }) {
  return (
    <g>
      <text className="strong" x={x} y={24}>
        {title}
      </text>
      {factors.map((factor, at) => {
        const y = row.top + at * row.step
        return (
          <g key={factor.number}>
            <rect className={`box ${tone}`} x={x} y={y} width={columnWidth} height={row.height} rx={4} />
            <text className="mid soft small" x={x + 24} y={y + 22}>
              {factor.number}
            </text>
            <text x={x + 50} y={y + 22}>
              {factor.name}
            </text>
            <text className="small soft end" x={x + columnWidth - 14} y={y + 22}>
              {factor.carrier}
            </text>
          </g>
        )
      })}
    </g>
  )
}

export function FactorMap() {
  const y = row.top + 6 * row.step + 16
  return (
    <svg className="fig" viewBox="0 0 720 352" aria-hidden="true">
      <Column x={8} tone="a" title="The code and its release" factors={release} />
      <Column x={368} tone="c" title="The running process" factors={running} />
      <text className="strong accent" x={8} y={y + 23}>
        Left out
      </text>
      {absent.map((name, at) => (
        <g key={name}>
          <rect className="box ghost" x={128 + at * 200} y={y} width={184} height={row.height} rx={4} />
          <text className="mid" x={220 + at * 200} y={y + 22}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}

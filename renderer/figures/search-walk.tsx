/** The names that a resolver asks, in order, for an external name under ndots:5. */
import { Arrow } from '../design/Arrow'
import { useMotion } from '../design/motion'

const rows = [
  { name: 'api.example.org.', suffix: 'shop.svc.cluster.local.', isFound: false },
  { name: 'api.example.org.', suffix: 'svc.cluster.local.', isFound: false },
  { name: 'api.example.org.', suffix: 'cluster.local.', isFound: false },
  { name: 'api.example.org.', suffix: '', isFound: true },
]
const rowY = (row: number) => 72 + row * 56
const character = 7.52

export function SearchWalk() {
  const { seconds, control } = useMotion({ loopSeconds: 8, stillAt: 6, steps: 4 })
  const now = Math.min(3, Math.floor(seconds / 2))
  return (
    <>
      <svg className="fig" viewBox="0 0 720 376" aria-hidden="true">
        <text className="mono strong" x={64} y={36}>
          api.example.org
        </text>
        <text className="small soft" x={200} y={36}>
          2 dots, fewer than 5: the suffixes come first
        </text>
        <path className="line" d={`M32 ${rowY(0) + 20}V${rowY(3) + 20}`} />
        {rows.map((row, index) => (
          <g key={row.suffix}>
            <rect
              className={`box ${row.isFound ? 'accent' : index <= now ? 'a' : ''}`}
              x={64}
              y={rowY(index)}
              width={400}
              height={40}
              rx={5}
            />
            <text className={`mono ${row.isFound ? 'on-accent' : ''}`} x={82} y={rowY(index) + 25}>
              {row.name}
            </text>
            <text className="mono soft" x={82 + row.name.length * character} y={rowY(index) + 25}>
              {row.suffix}
            </text>
            <text className={row.isFound ? 'strong accent' : ''} x={488} y={rowY(index) + 25}>
              {row.isFound ? 'an address' : 'NXDOMAIN'}
            </text>
            <text className="small soft end" x={704} y={rowY(index) + 25}>
              A and AAAA
            </text>
            <circle className="box" cx={32} cy={rowY(index) + 20} r={5} />
          </g>
        ))}
        <circle className="dot accent" cx={32} cy={rowY(now) + 20} r={8} />
        <text className="small end" x={704} y={304}>
          8 queries, 6 in vain
        </text>

        <rect className="box b" x={64} y={320} width={400} height={40} rx={5} />
        <text className="mono" x={82} y={345}>
          api.example.org.
        </text>
        <text className="small" x={216} y={345}>
          with a dot at the end
        </text>
        <Arrow
          points={[
            [264, 320],
            [264, 281],
          ]}
        />
        <text className="small end" x={704} y={345}>
          2 queries
        </text>
      </svg>
      {control}
    </>
  )
}

/** A bisection over sixteen commits: each test halves the suspects. */
import { useMotion } from '../design/motion'

const rows = [
  { from: 1, to: 16, tests: 8, verdict: 'bad' },
  { from: 1, to: 8, tests: 4, verdict: 'good' },
  { from: 5, to: 8, tests: 6, verdict: 'good' },
  { from: 7, to: 8, tests: 7, verdict: 'good' },
  { from: 8, to: 8, tests: 0, verdict: 'first bad' },
]
const commits = Array.from({ length: 16 }, (_, at) => at + 1)
const columnX = (commit: number) => 134 + (commit - 1) * 36
const rowY = (row: number) => 46 + row * 50

function Suspects({ row }: { row: (typeof rows)[number] & { y: number } }) {
  return commits.map((commit) => {
    const isSuspect = commit >= row.from && commit <= row.to
    const isFound = row.tests === 0 && commit === row.from
    const tone = isFound ? 'accent' : commit === row.tests ? 'b' : isSuspect ? 'a' : 'ghost'
    return (
      <g key={commit}>
        <rect className={`box ${tone}`} x={columnX(commit)} y={row.y} width={30} height={34} rx={4} />
        {isSuspect && (
          <text
            className={`mid ${isFound ? 'on-accent strong' : commit === row.tests ? 'strong' : ''}`}
            x={columnX(commit) + 15}
            y={row.y + 22}
          >
            {commit}
          </text>
        )}
      </g>
    )
  })
}

export function GitBisect() {
  const { seconds, control } = useMotion({ loopSeconds: 7, stillAt: 6, steps: 7 })
  return (
    <>
      <svg className="fig" viewBox="0 0 720 300" aria-hidden="true">
        <text className="small soft" x={134} y={28}>
          older
        </text>
        <text className="small soft end" x={704} y={28}>
          newer
        </text>
        {rows.map((row, index) => {
          if (seconds < index) return null
          const isLast = row.tests === 0
          return (
            <g key={row.from + row.to * 20}>
              <text className={isLast ? 'strong accent' : ''} x={16} y={rowY(index) + 22}>
                {isLast ? 'first bad: 8' : `test ${row.tests}: ${row.verdict}`}
              </text>
              <Suspects row={{ ...row, y: rowY(index) }} />
            </g>
          )
        })}
      </svg>
      {control}
    </>
  )
}

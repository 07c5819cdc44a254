/** The 99th percentile read from cumulative buckets by a straight line within one of them. */
import { Arrow } from '../design/Arrow'

const secondX = (seconds: number) => 96 + seconds * 236
const rankY = (rank: number) => 40 + (10_000 - rank) * 0.25
const bounds = [
  { le: 0.5, count: 9_600, dx: 12, dy: 18 },
  { le: 1, count: 9_920, dx: 10, dy: 20 },
  { le: 2.5, count: 9_990, dx: -38, dy: 22 },
]
const answer = 0.969

export function HistogramQuantile() {
  const shown = [[0.375, 9_000] as const, ...bounds.map(({ le, count }) => [le, count] as const)]
  return (
    <svg className="fig" viewBox="0 0 720 344" aria-hidden="true">
      <text className="small soft" x={16} y={20}>
        requests up to this duration
      </text>
      <rect
        className="box a"
        x={secondX(0.5)}
        y={40}
        width={secondX(1) - secondX(0.5)}
        height={250}
        style={{ stroke: 'none' }}
      />
      <path className="line" d={`M${secondX(0)} 34V290H692`} />
      {[9_000, 9_500, 10_000].map((rank) => (
        <g key={rank}>
          <path className="line" d={`M${secondX(0) - 6} ${rankY(rank)}H${secondX(0)}`} />
          <text className="small soft end" x={secondX(0) - 12} y={rankY(rank) + 4}>
            {rank.toLocaleString('en')}
          </text>
        </g>
      ))}
      <path
        className="line"
        d={shown.map(([le, count], at) => `${at === 0 ? 'M' : 'L'}${secondX(le)} ${rankY(count)}`).join('')}
        style={{ strokeWidth: 2.5, stroke: 'var(--ink)' }}
      />
      {bounds.map(({ le, count, dx, dy }) => (
        <g key={le}>
          <circle className="dot" cx={secondX(le)} cy={rankY(count)} r={5} />
          <text className="small strong" x={secondX(le) + dx} y={rankY(count) + dy}>
            {count.toLocaleString('en')}
          </text>
        </g>
      ))}
      <Arrow
        points={[
          [secondX(0), rankY(9_900)],
          [secondX(answer), rankY(9_900)],
          [secondX(answer), 288],
        ]}
        accent
      />
      <text className="small accent strong end" x={secondX(0) - 12} y={rankY(9_900) + 5}>
        rank 9,900
      </text>
      <text className="accent strong" x={secondX(1) + 14} y={226}>
        the answer: 0.969 s
      </text>
      <text className="small mid" x={secondX(0.74)} y={200}>
        the truth lies
      </text>
      <text className="small mid" x={secondX(0.74)} y={218}>
        somewhere
      </text>
      <text className="small mid" x={secondX(0.74)} y={236}>
        in this bucket
      </text>
      {[0, 0.5, 1, 1.5, 2, 2.5].map((seconds) => (
        <g key={seconds}>
          <path className="line" d={`M${secondX(seconds)} 290V296`} />
          <text className="small soft mid" x={secondX(seconds)} y={314}>
            {seconds === 0 ? '0 s' : seconds.toFixed(1)}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The share of pages with at least one slow call, when one call in a hundred is slow. */
const callX = (calls: number) => 96 + calls * 2.95
const shareY = (share: number) => 290 - share * 250
const slow = (calls: number) => 1 - 0.99 ** calls
const curve = Array.from({ length: 101 }, (_, at) => at * 2)
  .map((calls, at) => `${at === 0 ? 'M' : 'L'}${callX(calls).toFixed(1)} ${shareY(slow(calls)).toFixed(1)}`)
  .join('')
const marks = [
  { calls: 10, says: '10 calls: 9.6%', isMain: false },
  { calls: 69, says: '69 calls: 50%', isMain: false },
  { calls: 100, says: '100 calls: 63.4%', isMain: true },
]

export function TailAtScale() {
  return (
    <svg className="fig" viewBox="0 0 720 348" aria-hidden="true">
      <text className="small soft" x={16} y={20}>
        pages with a slow call
      </text>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <text className="small soft end" x={86} y={shareY(share) + 4}>
            {share * 100}%
          </text>
          <path className={`line ${share === 0 ? '' : 'dash'}`} d={`M96 ${shareY(share)}H686`} />
        </g>
      ))}
      <path className="line" d={curve} style={{ strokeWidth: 2.5, stroke: 'var(--ink)' }} />
      <path className="line accent" d={`M${callX(100)} ${shareY(slow(100))}V290`} />
      {marks.map(({ calls, says, isMain }) => (
        <g key={calls}>
          <circle
            className={`dot ${isMain ? 'accent' : ''}`}
            cx={callX(calls)}
            cy={shareY(slow(calls))}
            r={isMain ? 7 : 5}
          />
          <text
            className={`${isMain ? 'strong accent' : 'small strong'} ${calls === 69 ? 'end' : ''}`}
            x={callX(calls) + (calls === 69 ? -12 : 14)}
            y={shareY(slow(calls)) + (calls === 69 ? -10 : 19)}
          >
            {says}
          </text>
        </g>
      ))}
      {[0, 50, 100, 150, 200].map((calls) => (
        <g key={calls}>
          <path className="line" d={`M${callX(calls)} 290V296`} />
          <text className="small soft mid" x={callX(calls)} y={314}>
            {calls}
          </text>
        </g>
      ))}
      <text className="small soft end" x={686} y={338}>
        calls for one page, 1% of them slow
      </text>
    </svg>
  )
}

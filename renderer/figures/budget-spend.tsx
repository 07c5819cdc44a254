/** What is left of an error budget over 60 days, in a rolling window of 30. */
const dayX = (day: number) => 76 + day * 10
const leftY = (percent: number) => 40 + (100 - percent) * 2
const points = [
  [0, 100],
  [6, 100],
  [6, 65],
  [14, 65],
  [22, 40],
  [30, 40],
  [30, -10],
  [36, -10],
  [36, 25],
  [44, 25],
  [52, 50],
  [60, 50],
  [60, 100],
] as const
const line = points.map(([day, left], at) => `${at === 0 ? 'M' : 'L'}${dayX(day)} ${leftY(left)}`).join('')

export function BudgetSpend() {
  return (
    <svg className="fig" viewBox="0 0 720 348" aria-hidden="true">
      <text className="small soft" x={16} y={20}>
        budget left
      </text>
      {[100, 50, 0].map((mark) => (
        <g key={mark}>
          <text className="small soft end" x={66} y={leftY(mark) + 4}>
            {mark}%
          </text>
          <path className={`line ${mark === 0 ? '' : 'dash'}`} d={`M${dayX(0)} ${leftY(mark)}H${dayX(60)}`} />
        </g>
      ))}
      <rect className="box accent" x={dayX(30)} y={leftY(0)} width={60} height={20} />
      <path className="line" d={line} style={{ strokeWidth: 3 }} />
      <text className="small strong" x={dayX(6) + 10} y={leftY(86)}>
        release: −35
      </text>
      <text className="small strong" x={dayX(18) + 12} y={leftY(58)}>
        leak: −25
      </text>
      <text className="small strong" x={dayX(30) + 10} y={leftY(34)}>
        outage: −50
      </text>
      <text className="small accent strong mid" x={dayX(33)} y={leftY(-10) + 22}>
        spent: the policy applies
      </text>
      <text className="small soft" x={dayX(36) + 10} y={leftY(9)}>
        +35: release forgotten
      </text>
      <text className="small soft end" x={dayX(60)} y={leftY(24)}>
        +25: leak forgotten
      </text>
      <text className="small soft end" x={dayX(60) - 10} y={leftY(76)}>
        +50: outage forgotten
      </text>
      {[0, 10, 20, 30, 40, 50, 60].map((day) => (
        <g key={day}>
          <path className="line" d={`M${dayX(day)} 300V306`} />
          <text className="small soft mid" x={dayX(day)} y={322}>
            {day === 0 ? 'day 0' : day}
          </text>
        </g>
      ))}
      <path className="line" d={`M${dayX(0)} 300H${dayX(60)}`} />
    </svg>
  )
}

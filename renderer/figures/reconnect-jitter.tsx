/** Connections per second of 50,000 devices over ten minutes, without jitter and with it, on one scale. */
const chart = { left: 72, width: 580, perMinute: 58, scale: 0.027 }
const waves = [
  { minute: 0, rate: 5000 },
  { minute: 1, rate: 4500 },
  { minute: 3, rate: 4000 },
  { minute: 7, rate: 3500 },
]
const capacity = 500
const [upper, lower] = [200, 300] as const
const minuteX = (minute: number) => chart.left + minute * chart.perMinute
const tall = (rate: number) => rate * chart.scale
const thousand = (rate: number) => rate.toLocaleString('en')

function Axis({ base, title }: { base: number; title: string }) {
  return (
    <g>
      <path className="line" d={`M${chart.left} ${base}h${chart.width}`} />
      <path className="line dash" d={`M${chart.left} ${base - tall(capacity)}h${chart.width}`} />
      <text className="small end" x={chart.left - 8} y={base - tall(capacity) + 4}>
        500/s
      </text>
      <text className="strong" x={8} y={base - (base === upper ? 176 : 44)}>
        {title}
      </text>
    </g>
  )
}

export function ReconnectJitter() {
  return (
    <svg className="fig" viewBox="0 0 720 352" aria-hidden="true">
      <Axis base={upper} title="Without jitter: waves after 0, 1, 3 and 7 minutes" />
      {waves.map(({ minute, rate }) => (
        <g key={minute}>
          <rect className="box accent" x={minuteX(minute)} y={upper - tall(rate)} width={10} height={tall(rate)} />
          <text className="small" x={minuteX(minute)} y={upper - tall(rate) - 8}>
            {thousand(rate)}/s
          </text>
        </g>
      ))}
      <text className="small soft end" x={chart.left + chart.width - 4} y={upper - tall(capacity) - 8}>
        capacity
      </text>
      <Axis base={lower} title="With full jitter over ten minutes" />
      <rect className="box a" x={chart.left} y={lower - tall(83)} width={chart.width} height={tall(83)} />
      <text className="small strong" x={chart.left + chart.width + 8} y={lower + 4}>
        83/s
      </text>
      {[0, 2, 4, 6, 8, 10].map((minute) => (
        <g key={minute}>
          <path className="line" d={`M${minuteX(minute)} ${lower}v6`} />
          <text className="small soft mid" x={minuteX(minute)} y={lower + 24}>
            {minute}
          </text>
        </g>
      ))}
      <text className="small soft mid" x={chart.left + chart.width / 2} y={lower + 44}>
        minutes since the link returned
      </text>
    </svg>
  )
}

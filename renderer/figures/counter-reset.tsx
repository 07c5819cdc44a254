/** A counter that restarts, and the rise that Prometheus reads from its samples. */
const sampleX = (minute: number) => 156 + minute * 156
const raw = { base: 164, per: 0.7 }
const rise = { base: 350, per: 0.9 }
const rawY = (value: number) => raw.base - value * raw.per
const riseY = (value: number) => rise.base - value * rise.per
const samples = [100, 160, 20, 80]
const rises = [0, 60, 80, 140]

export function CounterReset() {
  return (
    <svg className="fig" viewBox="0 0 720 396" aria-hidden="true">
      <text className="strong" x={16} y={24}>
        the counter
      </text>
      <path className="line" d={`M120 36V${raw.base}H668`} />
      <path
        className="line dash"
        d={`M${sampleX(0)} ${rawY(100)}L${sampleX(1)} ${rawY(160)}L${sampleX(1.4)} ${rawY(184)}V${raw.base}`}
      />
      <path
        className="line dash"
        d={`M${sampleX(1.6)} ${raw.base}L${sampleX(2)} ${rawY(20)}L${sampleX(3)} ${rawY(80)}`}
      />
      <path className="line accent" d={`M${sampleX(1)} ${rawY(160)}L${sampleX(1.4)} ${rawY(184)}`} />
      <text className="small accent strong" x={sampleX(1.4) + 12} y={rawY(184) + 6}>
        after the last sample: lost
      </text>
      <text className="small soft" x={sampleX(1.4) + 12} y={rawY(100)}>
        restart from zero
      </text>
      {samples.map((value, minute) => (
        <g key={value}>
          <circle className="dot" cx={sampleX(minute)} cy={rawY(value)} r={5} />
          <text className="small strong mid" x={sampleX(minute)} y={rawY(value) - 13}>
            {value}
          </text>
        </g>
      ))}

      <text className="strong" x={16} y={206}>
        the rise that increase adds up
      </text>
      <path className="line" d={`M120 218V${rise.base}H668`} />
      {rises.map((value, minute) => {
        const before = rises[minute - 1]
        return (
          <g key={value}>
            {before !== undefined && (
              <>
                <rect
                  className="box b"
                  x={sampleX(minute) - 78}
                  y={riseY(value)}
                  width={78}
                  height={(value - before) * rise.per}
                  rx={2}
                />
                {before > 0 && (
                  <path className="line dash" d={`M${sampleX(minute - 1)} ${riseY(before)}H${sampleX(minute) - 78}`} />
                )}
                <text className="small mid" x={sampleX(minute) - 39} y={(riseY(value) + riseY(before)) / 2 + 5}>
                  +{value - before}
                </text>
                <text className="small strong" x={sampleX(minute) + 10} y={riseY(value) - 8}>
                  {value}
                </text>
              </>
            )}
            <text className="small soft mid" x={sampleX(minute)} y={378}>
              {minute === 0 ? 'minute 0' : minute}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

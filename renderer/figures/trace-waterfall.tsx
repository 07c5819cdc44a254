/** One request as a waterfall of spans; nearly all of its time is one wait. */
const timeX = (ms: number) => 262 + ms * 0.208
const spans = [
  { depth: 0, name: 'POST /checkout', service: 'gateway', from: 0, to: 2_012, tone: 'a' },
  { depth: 1, name: 'POST /checkout', service: 'checkout', from: 4, to: 2_008, tone: 'b' },
  { depth: 2, name: 'GET stock', service: 'stock', from: 5, to: 38, tone: 'c' },
  { depth: 2, name: 'POST charge', service: 'payments', from: 5, to: 2_007, tone: 'd' },
  { depth: 3, name: 'wait for connection', service: 'payments', from: 6, to: 2_006, tone: 'accent' },
]
const rowY = (row: number) => 52 + row * 44

export function TraceWaterfall() {
  return (
    <svg className="fig" viewBox="0 0 720 300" aria-hidden="true">
      {[0, 500, 1_000, 1_500, 2_000].map((ms) => (
        <g key={ms}>
          <text className="small soft mid" x={timeX(ms)} y={24}>
            {ms === 0 ? '0 ms' : ms.toLocaleString('en')}
          </text>
          <path className="line dash" d={`M${timeX(ms)} 34V266`} />
        </g>
      ))}
      {spans.map((span, row) => (
        <g key={`${span.name} ${span.service}`}>
          {span.depth > 0 && (
            <path
              className="line"
              d={`M${span.depth * 16 + 6} ${rowY(row) - 4}V${rowY(row) + 16}H${span.depth * 16 + 14}`}
            />
          )}
          <text className="small strong" x={span.depth * 16 + 20} y={rowY(row) + 13}>
            {span.name}
          </text>
          <text className="small soft" x={span.depth * 16 + 20} y={rowY(row) + 29}>
            {span.service}
          </text>
          <rect
            className={`box ${span.tone}`}
            x={timeX(span.from)}
            y={rowY(row) + 3}
            width={Math.max((span.to - span.from) * 0.208, 5)}
            height={24}
            rx={3}
          />
          <text
            className={`small ${span.tone === 'accent' ? 'on-accent strong' : ''}`}
            x={span.to < 100 ? timeX(span.to) + 10 : timeX(span.from) + 12}
            y={rowY(row) + 20}
          >
            {(span.to - span.from).toLocaleString('en')} ms
          </text>
        </g>
      ))}
      <text className="small soft" x={262} y={290}>
        below it, no query: it was never sent
      </text>
    </svg>
  )
}

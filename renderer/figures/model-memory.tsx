/** Memory of a model with 8 billion parameters: weights at three widths, and the KV cache at two lengths of context. */
const rows = [
  { bits: '16 bits', tokens: '8,192 tokens', weights: 16, cache: 1.07 },
  { bits: '8.5 bits', tokens: '8,192 tokens', weights: 8.5, cache: 1.07 },
  { bits: '4.5 bits', tokens: '8,192 tokens', weights: 4.5, cache: 1.07, fits: true },
  { bits: '4.5 bits', tokens: '131,072 tokens', weights: 4.5, cache: 17.18 },
]
const left = 152
const perGb = 21
const x = (gb: number) => left + gb * perGb
const rowY = (row: number) => 52 + row * 56

export function ModelMemory() {
  return (
    <svg className="fig" viewBox="0 0 720 350" aria-hidden="true">
      <text className="small strong mid" x={x(8)} y={24}>
        a laptop with 8 GB
      </text>
      <path className="line dash" d={`M${x(8)} 32V276`} />
      {rows.map(({ bits, tokens, weights, cache, fits }, row) => (
        <g key={bits + tokens}>
          <text className="strong" x={24} y={rowY(row) + 16}>
            {bits}
          </text>
          <text className="small soft" x={24} y={rowY(row) + 34}>
            {tokens}
          </text>
          <rect className="box a" x={left} y={rowY(row)} width={weights * perGb} height={40} rx={3} />
          <text x={left + 14} y={rowY(row) + 25}>
            {weights.toFixed(1)}
          </text>
          <rect className="box b" x={x(weights)} y={rowY(row)} width={cache * perGb} height={40} rx={3} />
          {cache > 4 && (
            <text className="mid" x={x(weights + cache / 2)} y={rowY(row) + 25}>
              {cache.toFixed(1)}
            </text>
          )}
          <text className={fits ? 'strong accent' : 'strong'} x={x(weights + cache) + 10} y={rowY(row) + 25}>
            {(weights + cache).toFixed(1)}
          </text>
        </g>
      ))}
      <path className="line" d={`M${left} 276H${x(25)}`} />
      {[0, 4, 8, 12, 16, 20, 24].map((gb) => (
        <g key={gb}>
          <path className="line" d={`M${x(gb)} 276v6`} />
          <text className="small soft mid" x={x(gb)} y={299}>
            {gb}
          </text>
        </g>
      ))}
      <text className="small soft" x={x(25) + 6} y={280}>
        GB
      </text>
      <rect className="box a" x={left} y={322} width={22} height={16} rx={3} />
      <text className="small" x={left + 30} y={335}>
        weights
      </text>
      <rect className="box b" x={left + 120} y={322} width={22} height={16} rx={3} />
      <text className="small" x={left + 150} y={335}>
        KV cache, 16-bit numbers
      </text>
    </svg>
  )
}

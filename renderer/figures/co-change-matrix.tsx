/** Commits shared by each pair of modules; the pair that changes together is one service. */
const modules = ['orders', 'pricing', 'payments', 'catalogue', 'search']
const shared = [
  [7, 6, 1, 0, 0],
  [6, 6, 0, 0, 0],
  [1, 0, 3, 0, 0],
  [0, 0, 0, 2, 1],
  [0, 0, 0, 1, 3],
]
const cell = { width: 84, height: 48, left: 128, top: 56 }
const columnX = (column: number) => cell.left + column * cell.width
const rowY = (row: number) => cell.top + row * cell.height

function Cell({ row, column }: { row: number; column: number }) {
  const count = shared[row]?.[column] ?? 0
  const isPair = row !== column && count > 3
  const tone = row === column ? 'a' : isPair ? 'accent' : count > 0 ? 'b' : ''
  return (
    <g>
      <rect
        className={`box ${tone}`}
        x={columnX(column) + 5}
        y={rowY(row) + 5}
        width={cell.width - 10}
        height={cell.height - 10}
        rx={4}
      />
      <text
        className={`mid ${isPair ? 'on-accent strong' : count === 0 ? 'soft' : row === column ? 'strong' : ''}`}
        x={columnX(column) + cell.width / 2}
        y={rowY(row) + cell.height / 2 + 5}
      >
        {count}
      </text>
    </g>
  )
}

export function CoChangeMatrix() {
  const right = columnX(modules.length) + 20
  return (
    <svg className="fig" viewBox="0 0 720 312" aria-hidden="true">
      {modules.map((name, column) => (
        <text key={name} className="mid" x={columnX(column) + cell.width / 2} y={38}>
          {name}
        </text>
      ))}
      {modules.map((name, row) => (
        <g key={name}>
          <text className="end" x={cell.left - 14} y={rowY(row) + cell.height / 2 + 5}>
            {name}
          </text>
          {modules.map((other, column) => (
            <Cell key={other} row={row} column={column} />
          ))}
        </g>
      ))}
      <rect className="line accent" x={cell.left} y={cell.top} width={2 * cell.width} height={2 * cell.height} rx={8} />
      <text className="strong accent" x={right} y={rowY(0) + 28}>
        one service
      </text>
      <text className="small" x={right} y={rowY(0) + 48}>
        6 commits in common
      </text>
      <rect className="box a" x={right} y={rowY(2) + 16} width={20} height={16} rx={3} />
      <text className="small" x={right + 30} y={rowY(2) + 29}>
        all commits
      </text>
      <rect className="box b" x={right} y={rowY(3) + 2} width={20} height={16} rx={3} />
      <text className="small" x={right + 30} y={rowY(3) + 15}>
        shared by a pair
      </text>
    </svg>
  )
}

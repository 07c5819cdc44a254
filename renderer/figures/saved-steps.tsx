/** Where data is, and which accidents it survives there: each step down survives one more. */
const accidents = [
  ['program', 'crashes'],
  ['power', 'fails'],
  ['browser', 'evicts it'],
  ['disk', 'dies'],
  ['fire', 'or theft'],
]
const places = [
  { name: 'memory of the program', survives: 0 },
  { name: 'page cache of the kernel', survives: 1 },
  { name: 'device, after fsync: “saved”', survives: 2, isSaved: true },
  { name: 'backup outside the browser', survives: 3 },
  { name: 'copy on another device', survives: 4 },
  { name: 'copy elsewhere, restored once', survives: 5 },
]
const columnX = (column: number) => 340 + column * 82
const rowY = (row: number) => 66 + row * 46

export function SavedSteps() {
  return (
    <svg className="fig" viewBox="0 0 720 384" aria-hidden="true">
      {accidents.map(([first, second], column) => (
        <g key={first}>
          <text className="small mid" x={columnX(column)} y={26}>
            {first}
          </text>
          <text className="small mid" x={columnX(column)} y={43}>
            {second}
          </text>
        </g>
      ))}
      {places.map(({ name, survives, isSaved }, row) => (
        <g key={name}>
          <rect className={`box ${isSaved ? 'accent' : 'a'}`} x={24} y={rowY(row)} width={258} height={36} rx={4} />
          <text className={isSaved ? 'on-accent strong' : ''} x={40} y={rowY(row) + 23}>
            {name}
          </text>
          {accidents.map(([first], column) =>
            column < survives ? (
              <circle key={first} className="dot" cx={columnX(column)} cy={rowY(row) + 18} r={7.5} />
            ) : (
              <circle key={first} className="box ghost" cx={columnX(column)} cy={rowY(row) + 18} r={7} />
            ),
          )}
        </g>
      ))}
      <circle className="dot" cx={columnX(0)} cy={364} r={7.5} />
      <text className="small" x={columnX(0) + 16} y={368}>
        the data survives
      </text>
      <circle className="box ghost" cx={columnX(2)} cy={364} r={7} />
      <text className="small" x={columnX(2) + 16} y={368}>
        it is lost
      </text>
    </svg>
  )
}

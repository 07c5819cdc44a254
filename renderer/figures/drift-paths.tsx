/** The roads by which a running system leaves its description, and the one road back that is usually missing. */
import { Arrow } from '../design/Arrow'

const roads = [
  { name: 'hands', says: 'an edit, a console click' },
  { name: 'a fix at night', says: 'here first, nowhere later' },
  { name: 'defaults and webhooks', says: 'fields that you did not write' },
  { name: 'another controller', says: 'on the same field' },
  { name: 'tags that move', says: 'same name, other bytes' },
]
const system = { left: 292, right: 468, top: 16, height: 308 }
const rowY = (row: number) => 46 + row * 62

export function DriftPaths() {
  return (
    <svg className="fig" viewBox="0 0 720 340" aria-hidden="true">
      <rect className="box a" x={16} y={110} width={136} height={120} rx={6} />
      <text className="strong mid" x={84} y={162}>
        Description
      </text>
      <text className="small mid" x={84} y={186}>
        in Git, reviewed
      </text>

      <rect className="box c" x={system.left} y={system.top} width={176} height={system.height} rx={6} />
      <text className="strong mid" x={380} y={48}>
        Running system
      </text>
      <rect className="box" x={312} y={76} width={136} height={140} rx={4} />
      <text className="small mid" x={380} y={142}>
        objects that
      </text>
      <text className="small mid" x={380} y={160}>
        your files name
      </text>
      <rect className="box ghost" x={312} y={240} width={136} height={60} rx={4} />
      <text className="small mid" x={380} y={266}>
        objects that
      </text>
      <text className="small mid" x={380} y={284}>
        no file names
      </text>

      <text className="mid" x={222} y={136}>
        apply
      </text>
      <Arrow
        points={[
          [152, 146],
          [system.left - 2, 146],
        ]}
      />
      <text className="strong accent mid" x={222} y={186}>
        adopt
      </text>
      <Arrow
        points={[
          [system.left, 196],
          [154, 196],
        ]}
        accent
        dash
      />
      <text className="small soft mid" x={222} y={216}>
        carry it back
      </text>

      {roads.map((road, row) => (
        <g key={road.name}>
          <Arrow
            points={[
              [520, rowY(row)],
              [system.right + 2, rowY(row)],
            ]}
          />
          <text className="strong" x={532} y={rowY(row) - 2}>
            {road.name}
          </text>
          <text className="small soft" x={532} y={rowY(row) + 17}>
            {road.says}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Three devices in space and time: events with vector clocks and Lamport numbers, one message, one concurrent pair. */
import { Arrow } from '../design/Arrow'

const lanes = ['laptop', 'phone', 'tablet']
const laneY = (lane: number) => 54 + lane * 100
const events = [
  { name: 'a', lane: 0, x: 210, vector: '1, 0, 0', lamport: 1 },
  { name: 'b', lane: 1, x: 350, vector: '1, 1, 0', lamport: 2 },
  { name: 'c', lane: 1, x: 530, vector: '1, 2, 0', lamport: 3, isPair: true },
  { name: 'd', lane: 2, x: 290, vector: '0, 0, 1', lamport: 1 },
  { name: 'e', lane: 2, x: 530, vector: '0, 0, 2', lamport: 2, isPair: true },
]

export function TwoClocks() {
  return (
    <svg className="fig" viewBox="0 0 720 322" aria-hidden="true">
      {lanes.map((name, lane) => (
        <g key={name}>
          <text className="strong" x={24} y={laneY(lane) + 5}>
            {name}
          </text>
          <Arrow
            points={[
              [104, laneY(lane)],
              [696, laneY(lane)],
            ]}
          />
        </g>
      ))}
      <Arrow
        points={[
          [210, laneY(0)],
          [344, laneY(1) - 6],
        ]}
      />
      <text className="small soft" x={294} y={laneY(0) + 44}>
        message
      </text>
      <path className="line accent dash" d={`M530 ${laneY(1) + 34}V${laneY(2) - 36}`} />
      <text className="strong accent" x={542} y={laneY(1) + 54}>
        concurrent
      </text>
      {events.map(({ name, lane, x, vector, lamport, isPair }) => (
        <g key={name}>
          <circle className={`dot ${isPair ? 'accent' : ''}`} cx={x} cy={laneY(lane)} r={7} />
          <text className="mid" x={x + (name === 'b' ? 46 : 0)} y={laneY(lane) - 16}>
            <tspan className="strong">{name}</tspan>
            <tspan dx={8} className="mono">
              {vector}
            </tspan>
          </text>
          <text className="small soft mid" x={x} y={laneY(lane) + 25}>
            {lamport}
          </text>
        </g>
      ))}
      <text className="small soft end" x={696} y={laneY(0) + 25}>
        time
      </text>
      <text className="small soft mid" x={360} y={310}>
        above each event its vector (laptop, phone, tablet), below it its Lamport number
      </text>
    </svg>
  )
}

/** Where an indicator can be measured, and how much of the request's path each place sees. */
import { Arrow } from '../design/Arrow'

const width = 112
const step = 148
const stationX = (index: number) => 8 + index * step
const right = stationX(4) + width
const stations = [
  { name: 'Client', says: 'app, browser' },
  { name: 'Internet', says: 'DNS, links' },
  { name: 'Gateway', says: 'load balancer' },
  { name: 'Pod', says: 'your code' },
  { name: 'Database', says: 'and the rest' },
]
const places = [
  { from: 0, says: 'in the client: everything, and the noise of many devices', isUsual: false },
  { from: 1, says: 'by a probe from outside: few and invented requests', isUsual: false },
  { from: 2, says: 'at the load balancer: the usual choice', isUsual: true },
  { from: 3, says: 'in the pod: detailed and cheap', isUsual: false },
]
const rowY = (row: number) => 148 + row * 48

export function SliVantage() {
  return (
    <svg className="fig" viewBox="0 0 720 340" aria-hidden="true">
      {stations.map((station, index) => (
        <g key={station.name}>
          <rect className="box a" x={stationX(index)} y={16} width={width} height={60} rx={5} />
          <text className="strong mid" x={stationX(index) + width / 2} y={42}>
            {station.name}
          </text>
          <text className="small soft mid" x={stationX(index) + width / 2} y={62}>
            {station.says}
          </text>
          {index > 0 && (
            <Arrow
              points={[
                [stationX(index) - step + width + 3, 46],
                [stationX(index) - 3, 46],
              ]}
            />
          )}
        </g>
      ))}
      <text className="small soft" x={8} y={124}>
        What each place of measurement covers
      </text>
      {places.map((place, row) => (
        <g key={place.says}>
          {place.from > 0 && (
            <>
              <rect className="box ghost" x={8} y={rowY(row)} width={place.from * step - 8} height={34} rx={4} />
              <text className="small soft mid" x={8 + (place.from * step - 8) / 2} y={rowY(row) + 22}>
                blind
              </text>
            </>
          )}
          <rect
            className={`box ${place.isUsual ? 'accent' : 'b'}`}
            x={stationX(place.from)}
            y={rowY(row)}
            width={right - stationX(place.from)}
            height={34}
            rx={4}
          />
          <text
            className={`small ${place.isUsual ? 'on-accent strong' : ''}`}
            x={stationX(place.from) + 14}
            y={rowY(row) + 22}
          >
            {place.says}
          </text>
        </g>
      ))}
    </svg>
  )
}

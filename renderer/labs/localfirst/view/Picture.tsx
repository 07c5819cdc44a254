/** The devices and links as a picture, and the messages that are under way on them. Beside it the same stands as a list. */
import { useTranslation } from 'react-i18next'
import type { Flight, LinkState, ReplicaId } from '../engine/types'
import { Flights } from './Flights'
import { useReplicaName, useWorld } from './useWorld'

const width = 720
const baseline = 78
const boxWidth = 112
const boxHeight = 40

interface Point {
  readonly x: number
  readonly y: number
}

export function Picture() {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { state } = useWorld()
  const ids = state.replicas.map(({ id }) => id)
  const xOf = (id: ReplicaId) => (width * (ids.indexOf(id) + 0.5)) / ids.length
  return (
    <figure className="lf-picture" aria-label={t('labs.localfirst.picture')}>
      <svg className="fig" viewBox={ids.length > 2 ? `0 0 ${width} 106` : `0 50 ${width} 56`} aria-hidden="true">
        {state.links.map((link) => (
          <LinkLine key={`${link.one}-${link.other}`} link={link} from={xOf(link.one)} to={xOf(link.other)} />
        ))}
        {ids.map((id, at) => (
          <g key={id}>
            <rect
              className={`box ${['a', 'b', 'c'][at] ?? 'a'}`}
              x={xOf(id) - boxWidth / 2}
              y={baseline - boxHeight / 2}
              width={boxWidth}
              height={boxHeight}
              rx={5}
            />
            <text className="strong mid" x={xOf(id)} y={baseline + 5}>
              {nameOf(id)}
            </text>
          </g>
        ))}
        {state.flights.map((flight) => (
          <Dot key={`${flight.id} ${flight.isCopy}`} flight={flight} time={state.time} xOf={xOf} />
        ))}
      </svg>
      <Flights />
    </figure>
  )
}

/** Neighbours are joined straight; the first and the third by a bow above. */
const isFar = (from: number, to: number) => Math.abs(to - from) > width / 2

function pointAt(from: number, to: number, share: number): Point {
  const edge = Math.sign(to - from) * (boxWidth / 2)
  if (!isFar(from, to)) return { x: from + edge + share * (to - from - 2 * edge), y: baseline }
  const rest = 1 - share
  const [start, end] = [baseline - boxHeight / 2, 6]
  return {
    x: rest ** 2 * from + 2 * rest * share * ((from + to) / 2) + share ** 2 * to,
    y: rest ** 2 * start + 2 * rest * share * (2 * end - start) + share ** 2 * start,
  }
}

function LinkLine({ link, from, to }: { link: LinkState; from: number; to: number }) {
  const steps = Array.from({ length: 25 }, (_, at) => pointAt(from, to, at / 24))
  const path = steps.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const middle = pointAt(from, to, 0.5)
  return (
    <g>
      <path className={`line ${link.isCut ? 'dash' : ''} ${link.delayMs > 100 ? 'slow' : ''}`} d={path} />
      {link.isCut && <path className="line cut" d={`M${middle.x - 8} ${middle.y - 8}l16 16m0 -16l-16 16`} />}
    </g>
  )
}

function Dot({ flight, time, xOf }: { flight: Flight; time: number; xOf: (id: ReplicaId) => number }) {
  const share = (time - flight.sentAt) / Math.max(1, flight.arrivesAt - flight.sentAt)
  const { x, y } = pointAt(xOf(flight.from), xOf(flight.to), Math.min(0.94, Math.max(0.06, share)))
  return <circle className={`dot accent ${flight.isCopy ? 'copy' : ''}`} cx={x} cy={y + laneOf(flight)} r={5.5} />
}

/** The two directions keep apart. */
const laneOf = ({ from, to }: Flight) => (from < to ? -6 : 6)

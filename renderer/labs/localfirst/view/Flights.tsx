/** The messages that are under way, in words. */
import { useTranslation } from 'react-i18next'
import { useKindName } from './useKindName'
import { secondsOf, useReplicaName, useWorld } from './useWorld'

const mostShown = 6

export function Flights() {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const kindOf = useKindName()
  const { flights } = useWorld().state
  return (
    <figcaption className="lf-flights">
      <span className="small-title">{t('labs.localfirst.inFlight')}</span>
      {flights.length === 0 ? (
        <p className="soft">{t('labs.localfirst.noFlights')}</p>
      ) : (
        <ul>
          {flights.slice(0, mostShown).map((flight) => (
            <li key={`${flight.id} ${flight.isCopy}`}>
              {t(flight.isCopy ? 'labs.localfirst.flightCopy' : 'labs.localfirst.flight', {
                kind: kindOf(flight.kind),
                bytes: flight.bytes,
                from: nameOf(flight.from),
                to: nameOf(flight.to),
                time: secondsOf(flight.arrivesAt),
              })}
            </li>
          ))}
          {flights.length > mostShown && (
            <li>{t('labs.localfirst.moreFlights', { count: flights.length - mostShown })}</li>
          )}
        </ul>
      )}
    </figcaption>
  )
}

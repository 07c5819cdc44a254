/** Whether the devices agree, and what it cost. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import type { State } from '../engine/types'
import { useWorld } from './useWorld'

type Agreement = 'equal' | 'underWay' | 'showSame' | 'differ'
const icons = { equal: 'check', underWay: 'clock', showSame: 'clock', differ: 'alert' } as const
const classes = { equal: 'lf-equal', underWay: '', showSame: '', differ: 'lf-differ' } as const

/** To show the same is not yet to have the same. */
function agreementOf({ isEqual, replicas, flights }: State): Agreement {
  if (isEqual) return 'equal'
  const shown = new Set(replicas.map(({ contents }) => JSON.stringify(contents)))
  if (shown.size > 1) return 'differ'
  return flights.length > 0 ? 'underWay' : 'showSame'
}

export function Measured() {
  const { t } = useTranslation()
  const { state } = useWorld()
  const { measures } = state
  const agreement = agreementOf(state)
  const { attempted, accepted } = measures
  const percent = attempted === 0 ? 100 : Math.round((100 * accepted) / attempted)
  const rows = [
    [
      t('labs.localfirst.measures.availability'),
      attempted === 0
        ? t('labs.localfirst.measures.none')
        : t('labs.localfirst.measures.availabilityOf', { accepted, attempted, percent }),
    ],
    [t('labs.localfirst.measures.lost'), measures.lost],
    [t('labs.localfirst.measures.bytes'), measures.bytes],
    [t('labs.localfirst.measures.messages'), measures.messages],
    [t('labs.localfirst.measures.overtaken'), measures.overtaken],
    [t('labs.localfirst.measures.repeated'), measures.repeated],
    [t('labs.localfirst.measures.wait'), t('labs.localfirst.measures.ms', { ms: measures.longestWaitMs })],
  ] as const
  return (
    <section className="lf-measured" aria-labelledby="lf-measured-title">
      <h2 id="lf-measured-title" className="small-title">
        {t('labs.localfirst.measures.title')}
      </h2>
      <p role="status" className={classes[agreement]}>
        <Icon name={icons[agreement]} />
        {t(`labs.localfirst.${agreement}`)}
      </p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** One device: what it shows, to be edited, and what it knows. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import type { ReplicaState } from '../engine/types'
import { Counters } from './Counters'
import { Inside } from './Inside'
import { ServiceName } from './ServiceName'
import { Tags } from './Tags'
import { TextField } from './TextField'
import { useReplicaName, useWorld, wallClock } from './useWorld'

export function Replica({ replica }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const title = useId()
  const nameOf = useReplicaName()
  const { state, config } = useWorld()
  const isServer = state.mode === 'lock' && config.replicas[0] === replica.id
  const has = (item: (typeof config.items)[number]) => config.items.includes(item)
  return (
    <section className="replica" aria-labelledby={title} data-replica={replica.id}>
      <header>
        <h2 id={title}>{nameOf(replica.id)}</h2>
        {isServer && <span className="replica-badge">{t('labs.localfirst.server')}</span>}
        {replica.holdsLock && (
          <span className="replica-badge strong">
            <Icon name="check" />
            {t('labs.localfirst.lock.holds')}
          </span>
        )}
      </header>
      {state.mode === 'lww' && <Clock replica={replica} />}
      {has('text') && <TextField replica={replica} />}
      <Refused replica={replica} />
      {has('tags') && <Tags replica={replica} />}
      <Counters replica={replica} />
      {has('name') && <ServiceName replica={replica} />}
      {state.mode === 'lock' && <LockButton replica={replica} />}
      {config.isManual && <SendByHand replica={replica} />}
      <Inside replica={replica} />
    </section>
  )
}

/** Why the last attempt of this device came to nothing; a refused name is told beside its field. */
function Refused({ replica: { id } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const last = useWorld().state.attempts.at(-1)
  const why =
    last?.replica === id && last.edit.item !== 'name' && last.outcome !== 'accepted' ? last.outcome : undefined
  return (
    <p role="status" className="refusal">
      {why && t('labs.localfirst.events.notTaken', { why: t(`labs.localfirst.refusal.${why}`) })}
    </p>
  )
}

function Clock({ replica: { id, skewMs } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const { state, act } = useWorld()
  return (
    <p className="replica-clock">
      <span className="unseen">{t('labs.localfirst.clock')} </span>
      <Icon name="clock" />
      <span className="mono">{wallClock(state.time + skewMs)}</span>
      {skewMs !== 0 && (
        <>
          <span className="soft">{t('labs.localfirst.clockAhead', { minutes: Math.round(skewMs / 60_000) })}</span>
          <button type="button" className="link-button" onClick={() => act({ do: 'clock', replica: id, skewMs: 0 })}>
            {t('labs.localfirst.clockRight')}
          </button>
        </>
      )}
    </p>
  )
}

function LockButton({ replica: { id, holdsLock } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const { act } = useWorld()
  return (
    <button type="button" onClick={() => act({ do: 'lease', replica: id, isHeld: !holdsLock })}>
      {t(holdsLock ? 'labs.localfirst.lock.give' : 'labs.localfirst.lock.take')}
    </button>
  )
}

function SendByHand({ replica: { id } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { config, act } = useWorld()
  const others = config.replicas.filter((other) => other !== id)
  return (
    <div className="send-by-hand">
      <span className="small-title">{t('labs.localfirst.send.title')}</span>
      {others.flatMap((to) =>
        (['state', 'vector', 'missing'] as const).map((parcel) => (
          <button
            key={`${to} ${parcel}`}
            type="button"
            data-parcel={parcel}
            onClick={() => act({ do: 'send', from: id, to, parcel })}
          >
            {t(`labs.localfirst.send.${parcel}`, { to: nameOf(to) })}
          </button>
        )),
      )}
      <p className="help soft">{t('labs.localfirst.send.help')}</p>
    </div>
  )
}

/** What stands behind the contents: a state vector, or the stamps of registers. */
import { useTranslation } from 'react-i18next'
import type { ReplicaState } from '../engine/types'
import { replicaIds } from '../engine/types'
import { useReplicaName, useWorld, wallClock } from './useWorld'

export function Inside({ replica: { vector, stamps } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { state } = useWorld()
  const entries = Object.entries(vector)
  const stamped = Object.entries(stamps).filter(([, { replica }]) => replica !== '')
  if (entries.length + stamped.length === 0) return null
  // What all had at the start was written by none of them.
  const ownerOf = (client: string) => {
    const owner = state.replicas.find((one) => String(one.client) === client)
    return owner ? nameOf(owner.id) : t('labs.localfirst.fromStart')
  }
  const writer = (replica: string) => {
    const id = replicaIds.find((one) => one === replica)
    return id ? nameOf(id) : replica
  }
  return (
    <div className="inside">
      <span className="small-title">
        {t(entries.length > 0 ? 'labs.localfirst.vector' : 'labs.localfirst.stampList')}
      </span>
      {entries.length > 0 && <p className="help soft">{t('labs.localfirst.vectorHelp')}</p>}
      <ul className="mono" data-content>
        {entries.map(([client, clock]) => (
          <li key={client}>{t('labs.localfirst.clientOf', { client, clock, writer: ownerOf(client) })}</li>
        ))}
        {stamped.map(([key, { time, replica }]) => (
          <li key={key}>{t('labs.localfirst.stamp', { key, time: wallClock(time), replica: writer(replica) })}</li>
        ))}
      </ul>
    </div>
  )
}

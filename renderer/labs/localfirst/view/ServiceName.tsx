/** The name that a device's service takes, and those that it knows of. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReplicaState, replicaIds } from '../engine/types'
import { useReplicaName, useWorld } from './useWorld'

export function ServiceName({ replica: { id, contents } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { act } = useWorld()
  const field = useId()
  const [draft, setDraft] = useState('')
  const [refusal, setRefusal] = useState<'taken' | 'unreachable' | 'held'>()
  const claim = () => {
    if (draft.trim() === '') return
    const why = act({ do: 'edit', replica: id, edit: { item: 'name', name: draft.trim() } })
    setRefusal(why === 'taken' || why === 'unreachable' || why === 'held' ? why : undefined)
  }
  const known = replicaIds.flatMap((one) => (contents.names[one] ? [{ one, name: contents.names[one] }] : []))
  return (
    <form
      className="service-name"
      onSubmit={(event) => {
        event.preventDefault()
        claim()
      }}
    >
      <label htmlFor={field}>{t('labs.localfirst.name')}</label>
      <div className="row">
        <input id={field} type="text" maxLength={40} value={draft} onChange={(event) => setDraft(event.target.value)} />
        <button type="submit">{t('labs.localfirst.claim')}</button>
      </div>
      <p role="status" className="refusal">
        {refusal && t(`labs.localfirst.refusal.${refusal}`)}
      </p>
      <span className="small-title">{t('labs.localfirst.names')}</span>
      <ul>
        {known.length === 0 && <li className="soft">{t('labs.localfirst.noNames')}</li>}
        {known.map(({ one, name }) => (
          <li key={one}>{t('labs.localfirst.nameOf', { replica: nameOf(one), name })}</li>
        ))}
      </ul>
    </form>
  )
}

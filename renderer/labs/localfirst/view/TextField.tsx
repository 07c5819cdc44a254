/** A device's text. What is typed in one go becomes one edit: after a moment, or when something else is done. */
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplicaState } from '../engine/types'
import { useReplicaName, useTyping, useWorld } from './useWorld'

const restsAfterMs = 700

export function TextField({ replica: { id, contents } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { config } = useWorld()
  const { typing, type, rest } = useTyping()
  const field = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // Long texts differ at their end.
    if (config.isManual && area.current) area.current.scrollTop = area.current.scrollHeight
  }, [config])
  const own = typing?.replica === id ? typing : undefined
  // Not when the focus goes: the page would move under the button that is being pressed.
  useEffect(() => {
    if (!own) return
    const timer = setTimeout(rest, restsAfterMs)
    return () => clearTimeout(timer)
  }, [own, rest])
  return (
    <div className="replica-text">
      <label htmlFor={field}>
        {t('labs.localfirst.text')} <span className="unseen">{t('labs.localfirst.on', { replica: nameOf(id) })}</span>
      </label>
      <textarea
        id={field}
        ref={area}
        data-content
        rows={config.isManual ? 7 : 3}
        spellCheck={false}
        value={own?.text ?? contents.text}
        onChange={(event) => type(id, event.currentTarget.value)}
      />
    </div>
  )
}

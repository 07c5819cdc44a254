/** The way back and forth through a run, and how it stands to the par. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import { visible } from '../../../design/terminalText'
import type { GitSession, Snapshot } from './session'

export function TimeLine({ session, now, par }: { session: GitSession; now: Snapshot; par: number | undefined }) {
  const { t } = useTranslation()
  const id = useId()
  const base = 'labs.gitStage.time'
  const at = now.entries.length
  const all = at + now.ahead
  const place = at === 0 ? t(`${base}.start`) : t(`${base}.at`, { at, all })
  return (
    <div className="git-time">
      <button type="button" aria-disabled={at === 0} onClick={() => at > 0 && session.undo()}>
        <Icon name="undo" />
        {t(`${base}.undo`)}
      </button>
      <label htmlFor={id} className="unseen">
        {t(`${base}.label`)}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={all}
        value={at}
        aria-valuetext={place}
        disabled={all === 0}
        onChange={({ target }) => session.goTo(Number(target.value))}
      />
      <button type="button" aria-disabled={now.ahead === 0} onClick={() => now.ahead > 0 && session.redo()}>
        {t(`${base}.redo`)}
      </button>
      <span className="soft git-place" data-content={at > 0 || undefined}>
        {at === 0 ? place : visible(now.entries.at(-1)?.line ?? '')}
      </span>
      {par !== undefined && <span className="soft git-par">{t(`${base}.par`, { par, count: at })}</span>}
    </div>
  )
}

/** The conflicts of a file, each with the sides that can be kept. */

import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import { visible } from '../../../../design/terminalText'
import type { Conflict, Kept } from './conflicts'

interface ConflictsProps {
  readonly conflicts: readonly Conflict[]
  /** Whether there were any when the file was opened. */
  readonly hadAny: boolean
  readonly onKeep: (conflict: Conflict, kept: Kept) => void
  readonly onShow: (conflict: Conflict) => void
}

export function Conflicts({ conflicts, hadAny, onKeep, onShow }: ConflictsProps) {
  const { t } = useTranslation()
  if (!hadAny && conflicts.length === 0) return null
  return (
    <section className="conflicts" aria-label={t('labs.git.editor.conflicts')}>
      <p role="status" className={conflicts.length === 0 ? 'none-left' : 'some-left'}>
        <Icon name={conflicts.length === 0 ? 'check' : 'alert'} />
        {conflicts.length === 0
          ? t('labs.git.editor.noneLeft')
          : t('labs.git.editor.conflictsLeft', { count: conflicts.length })}
      </p>
      <ol>
        {conflicts.map((conflict, at) => (
          <OneConflict
            key={conflict.from}
            conflict={conflict}
            number={at + 1}
            keep={(kept) => onKeep(conflict, kept)}
            show={() => onShow(conflict)}
          />
        ))}
      </ol>
    </section>
  )
}

interface OneConflictProps {
  readonly conflict: Conflict
  readonly number: number
  readonly keep: (kept: Kept) => void
  readonly show: () => void
}

function OneConflict({ conflict, number, keep, show }: OneConflictProps) {
  const { t } = useTranslation()
  const { from, to, oursLabel, theirsLabel } = conflict
  const name = t('labs.git.editor.conflict', { number, from, to })
  const labels = { ours: oursLabel, theirs: theirsLabel, both: '' }
  return (
    <li>
      <fieldset>
        <legend>
          <button type="button" className="link-button" onClick={show}>
            {name}
          </button>
        </legend>
        {(['ours', 'theirs', 'both'] as const).map((kept) => (
          <button key={kept} type="button" className={`keep ${kept}`} onClick={() => keep(kept)}>
            {t(`labs.git.editor.${kept}`)}
            {labels[kept] !== '' && (
              <span className="mono" data-content>
                {visible(labels[kept])}
              </span>
            )}
          </button>
        ))}
      </fieldset>
    </li>
  )
}

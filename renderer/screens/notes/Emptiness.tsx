/** What stands where there is no note: none yet, none found, none open, none of that name. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { BackButton } from './NoteHead'
import type { NotesAddress } from './NotesWorld'

export function EmptyList({ address, words }: { address: NotesAddress; words: string }) {
  const { t } = useTranslation()
  if (words)
    return (
      <div className="notes-empty" role="status">
        <p>{t('notes.none', { words })}</p>
        <p className="soft">{t('notes.noneHelp')}</p>
      </div>
    )
  const kind = address.view ?? (address.tag ? 'tag' : 'all')
  return (
    <div className="notes-empty">
      <p>{t(`notes.empty.${kind}`, { tag: address.tag ?? '' })}</p>
    </div>
  )
}

export function NothingOpen({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation()
  return (
    <section className="note-pane nothing" aria-label={t('notes.note')}>
      <Icon name="note" />
      <p className="lead">{t(isEmpty ? 'notes.first' : 'notes.choose')}</p>
      <p className="soft">{t('notes.listKeys')}</p>
    </section>
  )
}

export function UnknownNote({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  return (
    <section className="note-pane nothing" aria-label={t('notes.note')}>
      <BackButton onBack={onBack} />
      <h2>{t('notes.unknown')}</h2>
      <p className="soft">{t('notes.unknownHelp')}</p>
    </section>
  )
}

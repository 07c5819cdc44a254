/** A note in the trash: to read, to bring back, or to delete for ever. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { Icon } from '../../design/Icon'
import { Markdown } from '../../markdown/Markdown'
import type { NoteEntry } from '../../study/notes/notebook'
import { Confirm } from './Confirm'
import { BackButton } from './NoteHead'
import type { NotesWorld } from './NotesWorld'
import { useNoteText } from './useNoteText'

interface TrashedNoteProps {
  readonly entry: NoteEntry
  readonly text: Y.Text
  readonly world: NotesWorld
  readonly isReadOnly: boolean
  readonly onBack: () => void
  readonly onRestore: () => void
  readonly onDelete: () => void
}

export function TrashedNote({ entry, text, world, isReadOnly, onBack, onRestore, onDelete }: TrashedNoteProps) {
  const { t } = useTranslation()
  const shown = useNoteText(text)
  const [isAsked, setAsked] = useState(false)
  return (
    <article
      className="note-pane"
      tabIndex={-1}
      aria-label={t('notes.named', { title: entry.title || t('notes.untitled') })}
    >
      <header className="note-head">
        <div className="note-bar">
          <BackButton onBack={onBack} />
          <p className="save-line">
            <Icon name="trash" /> {t('notes.inTrash')}
          </p>
          <span className="note-actions">
            <button type="button" onClick={onRestore} disabled={isReadOnly}>
              <Icon name="undo" />
              {t('notes.restore')}
            </button>
            <button type="button" onClick={() => setAsked(true)} disabled={isReadOnly}>
              {t('notes.deleteForEver')}
            </button>
          </span>
        </div>
      </header>
      <div className="note-body preview">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long note scrolls, by keyboard too */}
        <section className="preview" tabIndex={0} aria-label={t('notes.mode.preview')}>
          <Markdown text={shown} image={world.images.get} />
        </section>
      </div>
      {isAsked && (
        <Confirm
          title={t('notes.deleteTitle')}
          body={t('notes.deleteBody')}
          action={t('notes.deleteForEver')}
          onConfirm={onDelete}
          onClose={() => setAsked(false)}
        />
      )}
    </article>
  )
}

/** A note that is open for reading and writing. */
import { lazy, type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { Busy } from '../../design/Busy'
import { Markdown } from '../../markdown/Markdown'
import type { NoteEntry } from '../../study/notes/notebook'
import type { SaveState } from '../../study/record'
import { Backlinks } from './Backlinks'
import { type CardDraft, CardMaker } from './CardMaker'
import { findTargets } from './findTargets'
import { History } from './History'
import { type Mode, NoteHead } from './NoteHead'
import type { NotesWorld } from './NotesWorld'
import type { Told } from './Told'
import { useNoteText } from './useNoteText'
import { useVersions } from './useVersions'

/** The list stands without it. */
const loadEditor = () => import('./editor/Editor')
const Editor = lazy(() => loadEditor().then(({ Editor }) => ({ default: Editor })))

interface OpenNoteProps {
  readonly entry: NoteEntry
  readonly text: Y.Text
  readonly world: NotesWorld
  readonly saving: SaveState
  readonly mode: Mode
  readonly isLost: boolean
  /** Whether the keyboard opened it, and goes on in its text. */
  readonly wantsFocus: RefObject<boolean>
  readonly onMode: (mode: Mode) => void
  readonly onNextMode: () => void
  readonly onBack: () => void
  readonly onTrash: () => void
  readonly onTold: (told: Told) => void
}

export function OpenNote(props: OpenNoteProps) {
  const { t } = useTranslation()
  const { entry, text, world, saving, mode, onTold } = props
  const { notebook } = world
  const pane = useRef<HTMLElement>(null)
  const [isHistory, setHistory] = useState(false)
  const [draft, setDraft] = useState<CardDraft>()
  const keepVersion = useVersions(entry.id, text, world)
  const edited = () => {
    notebook.touched(entry.id)
    keepVersion()
  }
  useFocusOnOpen(props.wantsFocus, pane, mode)
  const addCard = useAddCard(world, entry, onTold)
  const restore = (body: string) => {
    const before = text.toString()
    notebook.setText(entry.id, body)
    keepVersion()
    setHistory(false)
    onTold({ words: t('notes.history.restored'), undo: () => notebook.setText(entry.id, before) })
  }
  const title = entry.title || t('notes.untitled')
  return (
    <article className="note-pane" ref={pane} tabIndex={-1} aria-label={t('notes.named', { title })}>
      <NoteHead
        {...props}
        course={world.course}
        known={notebook.tags()}
        onHistory={() => setHistory(true)}
        onAddTag={(tag) => notebook.addTag(entry.id, tag)}
        onRemoveTag={(tag) => notebook.removeTag(entry.id, tag)}
      />
      <div className={`note-body ${mode}`}>
        {mode !== 'preview' && (
          <Suspense fallback={<Busy>{t('app.loading')}</Busy>}>
            <Editor
              text={text}
              isReadOnly={saving.kind === 'readOnly'}
              images={world.images}
              findLinks={(words) => findTargets(words, world, entry.id, t)}
              wantsFocus={props.wantsFocus}
              onEdit={edited}
              onLeave={() => pane.current?.focus()}
              onMode={props.onNextMode}
              onCard={(selection, around) => setDraft({ selection, around })}
            />
          </Suspense>
        )}
        {mode !== 'edit' && <Preview text={text} world={world} />}
      </div>
      <Backlinks notebook={notebook} note={entry.id} />
      {isHistory && <HistoryOf {...props} onRestore={restore} onClose={() => setHistory(false)} />}
      {draft && (
        <CardMaker
          draft={draft}
          onAdd={(card) => {
            addCard(card)
            setDraft(undefined)
          }}
          onClose={() => setDraft(undefined)}
        />
      )}
    </article>
  )
}

/** The editor takes the focus itself, when it stands. */
function useFocusOnOpen(wants: RefObject<boolean>, pane: RefObject<HTMLElement | null>, mode: Mode) {
  useEffect(() => {
    if (!wants.current || mode !== 'preview') return
    wants.current = false
    pane.current?.querySelector<HTMLElement>('section.preview')?.focus()
  }, [wants, pane, mode])
}

function useAddCard(world: NotesWorld, entry: NoteEntry, onTold: (told: Told) => void) {
  const { t } = useTranslation()
  return useCallback(
    (card: Pick<Parameters<NotesWorld['cards']['add']>[0], 'kind' | 'front' | 'back'>) => {
      const id = world.cards.add({ ...card, tags: entry.tags, note: entry.id })
      onTold({ words: t('notes.card.added'), undo: () => world.cards.trash(id) })
    },
    [world.cards, entry, onTold, t],
  )
}

function Preview({ text, world }: { text: Y.Text; world: NotesWorld }) {
  const { t } = useTranslation()
  const shown = useNoteText(text)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long note scrolls, by keyboard too
    <section className="preview" tabIndex={0} aria-label={t('notes.mode.preview')}>
      {shown.trim() ? (
        <Markdown text={shown} image={world.images.get} />
      ) : (
        <p className="soft">{t('notes.nothingYet')}</p>
      )}
    </section>
  )
}

interface HistoryOfProps extends Pick<OpenNoteProps, 'entry' | 'text' | 'world' | 'saving'> {
  readonly onRestore: (text: string) => void
  readonly onClose: () => void
}

function HistoryOf({ entry, text, world, saving, onRestore, onClose }: HistoryOfProps) {
  const shown = useNoteText(text)
  return (
    <History
      note={entry.id}
      text={shown}
      world={world}
      isReadOnly={saving.kind === 'readOnly'}
      onRestore={onRestore}
      onClose={onClose}
    />
  )
}

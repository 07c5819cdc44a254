/** A note in the list: its title, what it begins with or what was found in it, and where it belongs. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import type { Course } from '../../study/course/course'
import type { NoteEntry, NoteHit } from '../../study/notes/notebook'
import { Age } from './Age'
import { anchorTitle } from './anchorTitle'
import { Marked, MarkedWords } from './Marked'

export interface ListedNote {
  readonly note: NoteEntry
  readonly hit?: NoteHit
}

interface NoteRowProps {
  readonly listed: ListedNote
  readonly course: Course
  readonly words: string
  readonly now: number
  readonly place: number
  readonly count: number
  readonly isOpen: boolean
  readonly isStop: boolean
}

const shownTags = 2

export const NoteRow = memo(function NoteRow(props: NoteRowProps) {
  const { t } = useTranslation()
  const { note, hit } = props.listed
  const tags = note.tags.slice(0, shownTags)
  return (
    <li aria-setsize={props.count} aria-posinset={props.place + 1}>
      <a
        href={href({ screen: 'notes', note: note.id })}
        data-place={props.place}
        className="note-row"
        aria-current={props.isOpen ? 'page' : undefined}
        tabIndex={props.isStop ? 0 : -1}
      >
        <span className="note-title" data-content={note.title ? '' : undefined}>
          {note.title ? <MarkedWords text={note.title} words={props.words} /> : t('notes.untitled')}
        </span>
        <span className="note-excerpt" data-content>
          {hit ? <Marked text={hit.around} from={hit.from} to={hit.to} /> : note.excerpt}
        </span>
        <span className="note-facts">
          <Age at={note.trashedAt ?? note.changedAt} now={props.now} />
          {note.anchor && (
            <span className="note-from" data-content>
              {anchorTitle(note.anchor, props.course)}
            </span>
          )}
          {tags.map((tag) => (
            <span key={tag} className="chip" data-content>
              {tag}
            </span>
          ))}
          {note.tags.length > shownTags && <span className="chip">+{note.tags.length - shownTags}</span>}
        </span>
      </a>
    </li>
  )
})

/** What `[[` offers: notes and sections whose title has every word that was typed. */
import type { TFunction } from 'i18next'
import { href } from '../../study/address'
import type { NoteId } from '../../study/notes/notebook'
import type { LinkTarget } from './editor/linkCompletion'
import type { NotesWorld } from './NotesWorld'

const most = 8

export function findTargets(
  query: string,
  { notebook, course }: Pick<NotesWorld, 'notebook' | 'course'>,
  self: NoteId,
  t: TFunction,
): readonly LinkTarget[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const notes = notebook
    .entries()
    .filter((note) => note.id !== self && note.title !== '' && fits(note.title))
    .slice(0, most)
    .map((note) => ({ title: note.title, detail: t('notes.note'), href: href({ screen: 'notes', note: note.id }) }))
  const sections = course.chapters
    .flatMap((chapter) =>
      chapter.sections
        .filter((section) => fits(`${section.title} ${chapter.title}`))
        .map((section) => ({
          title: section.title,
          detail: chapter.title,
          href: href({ screen: 'read', chapter: chapter.id, section: section.id }),
        })),
    )
    .slice(0, most)
  const start = words.join(' ')
  const rank = ({ title }: LinkTarget) => (title.toLowerCase().startsWith(start) ? 0 : 1)
  return [...notes, ...sections].sort((one, other) => rank(one) - rank(other)).slice(0, most)
}

/** The tray: margin notes whose text is gone from the course. */
import type { ChapterText } from '../course/course'
import { findAnchor } from './anchors'
import type { NoteEntry } from './notebook'
import { chapterWords, type SectionWords } from './sectionText'

/**
 * The notes among these that attach nowhere. Loads each chapter with notes once; `loadChapter` gives undefined for a
 * chapter that the course no longer has. Where loading fails nothing is known, so its notes are not called lost.
 */
export async function findLost(
  entries: readonly NoteEntry[],
  loadChapter: (chapter: string) => Promise<ChapterText | undefined>,
): Promise<readonly NoteEntry[]> {
  const chapters = new Set(entries.flatMap(({ anchor }) => anchor?.chapter ?? []))
  const lost = new Set<NoteEntry>()
  for (const chapter of chapters) {
    const inside = entries.filter(({ anchor }) => anchor?.chapter === chapter)
    const sections = await loadChapter(chapter).then(
      (text) => (text ? chapterWords(text) : []),
      () => undefined,
    )
    if (sections) for (const entry of inside) if (!isAttached(sections, entry)) lost.add(entry)
  }
  return entries.filter((entry) => lost.has(entry))
}

const isAttached = (sections: readonly SectionWords[], { anchor }: NoteEntry) =>
  anchor !== undefined && findAnchor(sections, anchor) !== undefined

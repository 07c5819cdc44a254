import type { ChapterEntry, SectionEntry } from './course'

/** Words a minute of technical prose, with its code and figures looked at. */
const wordsPerMinute = 200

export const sectionMinutes = (section: Pick<SectionEntry, 'words'>): number =>
  Math.max(1, Math.round(section.words / wordsPerMinute))

/** Whole minutes for a chapter, at least one. */
export const minutesToRead = (chapter: Pick<ChapterEntry, 'sections'>): number =>
  Math.max(1, Math.round(chapter.sections.reduce((sum, section) => sum + section.words, 0) / wordsPerMinute))

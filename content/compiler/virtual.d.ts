/**
 * What `import … from 'virtual:course'` gives. All but `course` arrive as chunks of their own when asked for.
 * An id that the course does not have rejects with a RangeError that names it.
 */
declare module 'virtual:course' {
  /** The table of contents; part of the bundle that imports it. */
  export const course: import('../../renderer/study/course/course').Course
  export function loadChapter(id: string): Promise<import('../../renderer/study/course/course').ChapterText>
  export function loadQuiz(id: string): Promise<readonly import('../../renderer/study/course/source').QuizItem[]>
  export function loadCards(id: string): Promise<readonly import('../../renderer/study/course/source').Card[]>
  export function loadGlossary(): Promise<readonly import('../../renderer/study/course/source').Term[]>
  /** What `openIndex` of `renderer/study/course/search.ts` opens. */
  export function loadSearchIndex(): Promise<import('../../renderer/study/course/search').SearchData>
}

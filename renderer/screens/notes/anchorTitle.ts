/** Where in the course a note in the margin belongs, by the titles of today; by its ids where the course has them no more. */
import type { Course } from '../../study/course/course'
import type { Anchor } from '../../study/notes/notebook'

export interface AnchorPlace {
  readonly chapter: string
  readonly section: string
  /** Whether the course has such a section. */
  readonly isThere: boolean
}

export function anchorPlace({ chapter, section }: Anchor, course: Course): AnchorPlace {
  const entry = course.chapters.find((one) => one.id === chapter)
  const found = entry?.sections.find((one) => one.id === section)
  return { chapter: entry?.title ?? chapter, section: found?.title ?? section, isThere: found !== undefined }
}

export function anchorTitle(anchor: Anchor, course: Course): string {
  const { chapter, section } = anchorPlace(anchor, course)
  return `${chapter}, ${section}`
}

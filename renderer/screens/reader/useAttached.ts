/** Finds, in idle moments, where the notes of a chapter belong in its text of today. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ChapterText } from '../../study/course/course'
import { findAnchor, type Place } from '../../study/notes/anchors'
import type { Anchor, NoteEntry } from '../../study/notes/notebook'
import { chapterWords, type SectionWords } from '../../study/notes/sectionText'

export interface Attached {
  readonly note: NoteEntry
  readonly place: Place
}

interface Found {
  /** In the order of the text. */
  readonly attached: readonly Attached[]
  /** How many notes belong to this chapter and are found nowhere in it. */
  readonly lost: number
  /** Tells where a note that is about to be made belongs, so that nothing is searched for. */
  readonly know: (anchor: Anchor, place: Place) => void
  readonly words: readonly SectionWords[] | undefined
}

/** What must be left of an idle moment to begin with one more note. */
const stepMs = 4

const keyOf = ({ section, prefix, exact, suffix }: Anchor) => [section, prefix, exact, suffix].join('\n')

export function useAttached(notes: readonly NoteEntry[], text: ChapterText): Found {
  const places = useRef(new Map<string, Place | undefined>()).current
  const [words, setWords] = useState<readonly SectionWords[]>()
  const [found, setFound] = useState(0)
  useEffect(() => {
    const idle = requestIdleCallback(() => setWords(chapterWords(text)))
    return () => cancelIdleCallback(idle)
  }, [text])
  useEffect(() => {
    if (!words) return
    const waiting = notes.filter(({ anchor }) => anchor && !places.has(keyOf(anchor)))
    let idle = 0
    const step = (deadline: IdleDeadline) => {
      do {
        const anchor = waiting.pop()?.anchor
        if (anchor) places.set(keyOf(anchor), findAnchor(words, anchor))
      } while (waiting.length > 0 && deadline.timeRemaining() > stepMs)
      if (waiting.length > 0) idle = requestIdleCallback(step)
      else setFound((count) => count + 1)
    }
    if (waiting.length > 0) idle = requestIdleCallback(step)
    return () => cancelIdleCallback(idle)
  }, [notes, words, places])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `found` says that `places` holds more
  const sorted = useMemo(() => sortNotes(notes, places, words ?? []), [notes, places, words, found])
  return { ...sorted, words, know: (anchor, place) => void places.set(keyOf(anchor), place) }
}

function sortNotes(
  notes: readonly NoteEntry[],
  places: ReadonlyMap<string, Place | undefined>,
  words: readonly SectionWords[],
) {
  const attached: Attached[] = []
  let lost = 0
  for (const note of notes) {
    const key = note.anchor && keyOf(note.anchor)
    const place = key === undefined ? undefined : places.get(key)
    if (place) attached.push({ note, place })
    else if (key !== undefined && places.has(key)) lost++
  }
  return { attached: attached.sort(byPlace(words.map(({ id }) => id))), lost }
}

const byPlace =
  (sections: readonly string[]) =>
  ({ note: a, place: x }: Attached, { note: b, place: y }: Attached): number =>
    sections.indexOf(x.section) - sections.indexOf(y.section) ||
    x.from - y.from ||
    x.to - y.to ||
    a.createdAt - b.createdAt ||
    (a.id < b.id ? -1 : 1)

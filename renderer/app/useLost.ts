/** Which notes in the margin have lost the text that they were written on. Looked up in idle time: chapters are loaded for it. */
import { course } from 'virtual:course'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { describe, log } from '../platform/log'
import type { Anchor, Notebook } from '../study/notes/notebook'
import { findLost } from '../study/notes/tray'
import { chapterText } from './courseData'

const keyOf = (anchor: Anchor) => JSON.stringify(anchor)
const loadChapter = async (id: string) =>
  course.chapters.some((chapter) => chapter.id === id) ? chapterText(id) : undefined

/** Keeps its identity until other notes are lost. */
export function useLost(notebook: Notebook): (anchor: Anchor) => boolean {
  const entries = useSyncExternalStore(notebook.subscribe, notebook.entries)
  const anchored = useMemo(() => entries.filter((entry) => entry.anchor), [entries])
  // Typing changes entries all the time, and anchors hardly ever.
  const asked = anchored.map(({ anchor }) => anchor && keyOf(anchor)).join('\n')
  const [lost, setLost] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when an anchor is another
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const found = await findLost(anchored, loadChapter)
      if (!isGone) setLost(found.map(({ anchor }) => anchor && keyOf(anchor)).join('\n'))
    }
    const idle = requestIdleCallback(
      () => void look().catch((reason: unknown) => log('warn', `notes: tray: ${describe(reason)}`)),
      { timeout: 2_000 },
    )
    return () => {
      isGone = true
      cancelIdleCallback(idle)
    }
  }, [asked])
  const keys = useMemo(() => new Set(lost.split('\n')), [lost])
  return useCallback((anchor) => keys.has(keyOf(anchor)), [keys])
}

/** Keeps older texts of the open note: how it was before the first edit, and after every rest and at the end. */
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { NotesWorld } from './NotesWorld'

const restMs = 30_000

type VersionWorld = Pick<NotesWorld, 'versions' | 'now' | 'log'>

/** Gives what is to be called at every edit of the learner's own. */
export function useVersions(note: string, text: Y.Text | undefined, world: VersionWorld): () => void {
  const edited = useRef<() => void>(undefined)
  const { versions, now, log } = world
  useEffect(() => {
    if (!text) return
    let kept: string | undefined
    let rest: ReturnType<typeof setTimeout> | undefined
    const before = text.toString()
    const openedAt = now()
    const keep = (at: number, body: string) => {
      if (body === kept || body.trim() === '') return
      kept = body
      versions.add(note, at, body).catch((reason: unknown) => log(`version not kept: ${String(reason)}`))
    }
    const keepNow = () => keep(now(), text.toString())
    edited.current = () => {
      if (kept === undefined) {
        keep(openedAt, before)
        kept ??= before
      }
      clearTimeout(rest)
      rest = setTimeout(keepNow, restMs)
    }
    return () => {
      clearTimeout(rest)
      if (kept !== undefined) keepNow()
      edited.current = undefined
    }
  }, [note, text, versions, now, log])
  const call = useRef(() => edited.current?.())
  return call.current
}

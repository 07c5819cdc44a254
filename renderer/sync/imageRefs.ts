/** Images that notes refer to, as `image:<sha256>` in their Markdown. */
import * as Y from 'yjs'

const reference = /image:([0-9a-f]{64})/g

/** Hashes named in these notes, or in all of them; each once. */
export function imagesOf(notes: Y.Doc, only?: ReadonlySet<string>): readonly string[] {
  const map = notes.getMap<unknown>('notes')
  const hashes = new Set<string>()
  for (const key of only ?? map.keys()) {
    const note = map.get(key)
    const body: unknown = note instanceof Y.Map ? note.get('body') : undefined
    if (!(body instanceof Y.Text)) continue
    for (const [, hash] of body.toString().matchAll(reference)) if (hash) hashes.add(hash)
  }
  return [...hashes]
}

/** Puts a notes document into the app's storage: as the first format of the store, which the app then takes over. */
import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import type { Anchor } from '../../renderer/study/notes/notebook'
import { openNotebook } from '../../renderer/study/notes/openNotebook'

export interface SeededNote {
  readonly body: string
  readonly tags?: readonly string[]
  readonly anchor?: Anchor
  readonly isTrashed?: boolean
}

const firstAt = Date.UTC(2026, 0, 5, 9)
const apartMs = 3_600_000

/** Ids are `note-0`, `note-1` …; the last is the newest. */
export function notesDoc(notes: readonly SeededNote[]): Uint8Array {
  const doc = new Y.Doc()
  let count = 0
  let at = firstAt
  const book = openNotebook(doc, { now: () => at, newId: () => `note-${count++}` })
  doc.transact(() => {
    for (const { body, tags, anchor, isTrashed } of notes) {
      at += apartMs
      const id = book.create({ body, ...(tags && { tags }), ...(anchor && { anchor }) })
      if (isTrashed) book.trash(id)
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** Everything that the app has stored is replaced. The page loads anew. */
export async function seedNotes(page: Page, notes: readonly SeededNote[]): Promise<void> {
  await seedDoc(page, notesDoc(notes))
}

/** The same with a notes document as it is, as one V1 update. */
export async function seedDoc(page: Page, notes: Uint8Array): Promise<void> {
  const update = Buffer.from(notes).toString('base64')
  await page.addInitScript(replaceStore, { update, mark: `seeded ${update.length} ${update.slice(-40)}` })
  await page.reload()
  await page.waitForSelector('main')
}

/** Runs in the page before the app: requests for one database are served in their order. */
function replaceStore({ update, mark }: { update: string; mark: string }) {
  if (sessionStorage.getItem(mark)) return
  sessionStorage.setItem(mark, 'done')
  indexedDB.deleteDatabase('drydock-study')
  const opening = indexedDB.open('drydock-study', 10)
  opening.onupgradeneeded = () => {
    const rows = opening.result.createObjectStore('rows', { keyPath: 'seq', autoIncrement: true })
    rows.createIndex('doc', 'doc')
    rows.add({ doc: 'notes', bytes: Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0)) })
  }
  opening.onsuccess = () => opening.result.close()
}

/** Puts receipts where the app keeps them, and makes one of a sync that happened: two devices, each with edits of its own. */
import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { crcOfText } from '../../renderer/storage/crc32c'
import type { Receipt } from '../../renderer/study/devices/devices'
import { plainEntry } from '../../renderer/study/devices/plainEntry'
import { ReceiptBuilder } from '../../renderer/study/devices/receiptBuilder'
import { openNotebook } from '../../renderer/study/notes/openNotebook'
import { laptop } from './devicesFixtures'
import { seedDoc } from './seedNotes'

const at = Date.UTC(2026, 3, 12, 9)

/** The store must be open already. */
export async function putReceipts(page: Page, receipts: readonly Receipt[]): Promise<void> {
  const rows = receipts.map((receipt) => {
    const text = JSON.stringify(receipt)
    return { id: receipt.id, to: receipt.to, size: text.length, text, crc: crcOfText(text, crcOfText(receipt.id)) }
  })
  await page.evaluate(async (all) => {
    const asked = indexedDB.open('drydock-study')
    const database = await new Promise<IDBDatabase>((done, failed) => {
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => failed(asked.error)
    })
    const change = database.transaction('receipts', 'readwrite', { durability: 'strict' })
    for (const row of all) change.objectStore('receipts').put(row)
    await new Promise((done, failed) => {
      change.oncomplete = done
      change.onabort = () => failed(change.error)
    })
    database.close()
  }, rows)
}

/**
 * The notebook as after a sync with the laptop, and its receipt: the note `note-0` was edited on both sides, `note-1` came.
 */
export async function seedSync(page: Page): Promise<Receipt> {
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const there = new Y.Doc()
  let count = 0
  const ports = { now: () => at, newId: () => `note-${count++}` }
  const id = openNotebook(docs.notes, ports).create({ body: 'Pods\n\nA pod shares one network.\n\nIt ends whole.' })
  Y.applyUpdate(there, Y.encodeStateAsUpdate(docs.notes))
  textOf(docs.notes, id).insert(30, ' namespace')
  const theirs = textOf(there, id)
  theirs.insert(6, 'Always: ')
  openNotebook(there, ports).create({ body: 'Probes\n\nReadiness keeps traffic away.' })
  const builder = new ReceiptBuilder({
    ...{ id: 'synced', device: { id: laptop, name: 'Laptop' }, via: 'network', from: at },
  })
  const before = (key: string) => plainEntry(docs, { doc: 'notes', root: 'notes', key })
  builder.touched(['note-0', 'note-1'].map((key) => ({ doc: 'notes', root: 'notes', key, before: before(key) })))
  builder.theirText(id, theirs.toString())
  Y.applyUpdate(docs.notes, Y.encodeStateAsUpdate(there))
  const receipt = builder.build(docs, at + 60_000)
  if (!receipt) throw new Error('Nothing came.')
  await seedDoc(page, Y.encodeStateAsUpdate(docs.notes))
  return receipt
}

const textOf = (doc: Y.Doc, note: string): Y.Text => {
  const body = doc.getMap<Y.Map<unknown>>('notes').get(note)?.get('body')
  if (!(body instanceof Y.Text)) throw new Error(`${note} has no text.`)
  return body
}

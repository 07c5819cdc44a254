/** Histories of edits, writes, compactions, crashes and damage: what was acknowledged is there, and what is missing is said. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkpointName } from '../../renderer/storage/checkpoint'
import { type CompactionJob, compact } from '../../renderer/storage/compaction'
import type { JournalRow } from '../../renderer/storage/journalRow'
import type { RecordStore } from '../../renderer/storage/store'
import { docNames } from '../../renderer/study/record'
import { contentOf, edit, emptyDisk, newLife, openTestStore, withDatabase } from '../support/freshStore'

const isLong = process.env.DRYDOCK_LONG === '1'
const runs = isLong ? 1_000 : 60
const damageRuns = isLong ? 2_000 : 120
const studyName = 'drydock-study'

type Step =
  | { readonly kind: 'edit'; readonly doc: (typeof docNames)[number]; readonly size: number }
  | { readonly kind: 'flush' | 'close' | 'crash' }
  /** Killed before the checkpoint is sealed, or before it takes the place of the rows. */
  | { readonly kind: 'compact'; readonly killed: 'no' | 'beforeSeal' | 'beforeAdoption' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      doc: fc.constantFrom(...docNames),
      size: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'crash' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('compact' as const),
      killed: fc.constantFrom('no' as const, 'beforeSeal' as const, 'beforeAdoption' as const),
    }),
  },
)

/** Large enough for the store to compact. */
const big = 'long '.repeat(60_000)
const never = new Promise<never>(() => undefined)

class Run {
  #life = newLife()
  #store: RecordStore | undefined
  #killed: 'no' | 'beforeSeal' | 'beforeAdoption' = 'no'
  #next = 0
  /** By document, the numbers that were acknowledged. */
  readonly #acknowledged = new Map(docNames.map((name) => [name, 0]))
  readonly #made = new Map<string, number[]>(docNames.map((name) => [name, []]))

  async store(): Promise<RecordStore> {
    this.#store ??= await openTestStore({}, { takeLock: this.#life.takeLock, compact: (job) => this.#compact(job) })
    return this.#store
  }

  async #compact(job: CompactionJob) {
    const life = this.#life
    if (this.#killed === 'beforeSeal') {
      await makeUnsealed(checkpointName(job.database, job.doc, job.generation))
      return never
    }
    const pointer = await compact(job)
    // Dexie opens a closed connection again, so that only this keeps a dead window from going on.
    return this.#killed === 'beforeAdoption' || life.isDead() ? never : pointer
  }

  async take(step: Step): Promise<void> {
    const store = await this.store()
    if (step.kind === 'edit') for (let at = 0; at < step.size; at++) this.#push(store, step.doc)
    if (step.kind === 'flush') await this.#flush(store)
    if (step.kind === 'close') {
      await store.close()
      this.#acknowledge()
      this.#store = undefined
      await this.check()
    }
    if (step.kind === 'crash') await this.crash()
    if (step.kind === 'compact') {
      this.#killed = step.killed
      edit(store, 'notes', big)
      await this.#flush(store)
      await new Promise((later) => setTimeout(later, 20))
      if (step.killed !== 'no') await this.crash()
      this.#killed = 'no'
    }
  }

  #push(store: RecordStore, doc: (typeof docNames)[number]) {
    this.#made.get(doc)?.push(this.#next)
    store.docs[doc].getArray<number>('list').push([this.#next++])
  }

  async #flush(store: RecordStore) {
    expect(await store.flush(5_000)).toBe(true)
    this.#acknowledge()
  }

  #acknowledge() {
    for (const name of docNames) this.#acknowledged.set(name, this.#made.get(name)?.length ?? 0)
  }

  async crash(): Promise<void> {
    this.#life.kill()
    // A transaction that was under way ends before the next window is let in, as in a browser.
    await new Promise((over) => setTimeout(over, 25))
    this.#life = newLife()
    this.#store = undefined
    await this.check()
  }

  /** Everything acknowledged is there, in its order, with nothing between, and no loss is said. */
  async check(): Promise<void> {
    const store = await this.store()
    expect(store.health()).toMatchObject({ save: { kind: 'saved' }, loss: undefined, setAside: [] })
    for (const name of docNames) {
      const found = store.docs[name].getArray<number>('list').toArray()
      expect(found.length).toBeGreaterThanOrEqual(this.#acknowledged.get(name) ?? 0)
      expect(found).toEqual(this.#made.get(name)?.slice(0, found.length))
      this.#made.set(name, found)
    }
    this.#acknowledge()
  }

  async end(): Promise<void> {
    await this.take({ kind: 'close' })
    await (await this.store()).close()
    this.#life.kill()
  }
}

async function makeUnsealed(name: string): Promise<void> {
  await new Promise<void>((done) => {
    const open = indexedDB.open(name, 1)
    open.onupgradeneeded = () => {
      open.result.createObjectStore('updates', { autoIncrement: true }).put(new Uint8Array([1, 2, 3]))
      open.result.createObjectStore('custom')
    }
    open.onsuccess = () => {
      open.result.close()
      done()
    }
  })
}

test(`${runs} histories with crashes lose nothing that was acknowledged`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      emptyDisk()
      const run = new Run()
      for (const one of steps) await run.take(one)
      await run.end()
    }),
    { numRuns: runs },
  )
  console.log(`${runs} histories: 0 acknowledged edits lost`)
})

test(`${damageRuns} damaged journals are noticed and restored`, { timeout: 600_000 }, async () => {
  const damage = fc.record({
    rows: fc.integer({ min: 2, max: 12 }),
    at: fc.nat(),
    byte: fc.nat(),
    bit: fc.integer({ min: 0, max: 7 }),
    how: fc.constantFrom('flip', 'cut', 'remove', 'crc'),
  })
  await fc.assert(
    fc.asyncProperty(damage, async ({ rows, at, byte, bit, how }) => {
      emptyDisk()
      const store = await openTestStore()
      for (let row = 0; row < rows; row++) {
        edit(store, 'notes', `words ${row} `)
        await store.flush(5_000)
      }
      const [content, backup] = [contentOf(store), Y.encodeStateAsUpdate(store.docs.notes)]
      await store.close()
      await damageRow(how, 1 + (at % rows), byte, bit)
      const damaged = await openTestStore()
      expect(damaged.health().loss).toBeDefined()
      Y.applyUpdate(damaged.docs.notes, backup)
      expect(contentOf(damaged)).toBe(content)
      expect(damaged.health().loss).toBeUndefined()
      await damaged.close()
      const again = await openTestStore()
      expect(contentOf(again)).toBe(content)
      expect(again.health().loss).toBeUndefined()
      await again.close()
    }),
    { numRuns: damageRuns },
  )
  console.log(`${damageRuns} damaged journals: all noticed, all restored`)
})

async function damageRow(how: string, seq: number, byte: number, bit: number): Promise<void> {
  const key = ['notes', seq]
  const row = await withDatabase<JournalRow>(studyName, ['journal'], (change) => change.objectStore('journal').get(key))
  const bytes = row.bytes.slice()
  const place = byte % bytes.length
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  const changed = {
    flip: { ...row, bytes },
    cut: { ...row, bytes: row.bytes.slice(0, place) },
    crc: { ...row, crc: (row.crc ^ (1 << bit)) >>> 0 },
  }
  await withDatabase(studyName, ['journal'], (change): IDBRequest => {
    const journal = change.objectStore('journal')
    return how === 'remove' ? journal.delete(key) : journal.put(changed[how as keyof typeof changed])
  })
}

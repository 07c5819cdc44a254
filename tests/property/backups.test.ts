/** The whole way of a backup: documents in the store, files of the vault on a real disk, a lost storage, and back. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { check } from '../../main/bridge/check'
import { Vault } from '../../main/vault/vault'
import { vaultCalls } from '../../main/vault/vaultCalls'
import { save } from '../../renderer/app/closeSafely'
import { type Backups, keepBackups } from '../../renderer/app/keepBackups'
import { openBackup } from '../../renderer/app/restoreBackup'
import type { VaultBridge } from '../../renderer/app/writeBackup'
import type { RecordStore } from '../../renderer/storage/store'
import { canonical, plainOf } from '../../renderer/study/backup/plain'
import { docNames } from '../../renderer/study/record'
import { type Random, seededRandom } from '../contract/seeded'
import { emptyDisk, openTestStore } from '../support/freshStore'

let profile = ''
/** The vault's clock goes before the machine's. */
let aheadMs = 0
const open: { stop: () => Promise<void> }[] = []
beforeEach(() => {
  aheadMs = 0
  emptyDisk()
  profile = mkdtempSync(join(tmpdir(), 'drydock-backups-'))
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
  rmSync(profile, { recursive: true, force: true })
})

const folder = () => join(profile, 'backups')
const files = () =>
  readdirSync(folder())
    .filter((file) => file.endsWith('.backup'))
    .sort()
/** The first bytes of every kind that the store takes. */
const starts = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'RIFF1234WEBP', '1234ftypavif', '1234ftypavis']
const image = (seed: number) => Uint8Array.from([...Buffer.from(starts[seed % starts.length] ?? '', 'latin1'), seed])
const contentHash = ({ docs }: Pick<RecordStore, 'docs'>) =>
  createHash('sha256')
    .update(docNames.map((name) => canonical(plainOf(docs[name]))).join('\n'))
    .digest('hex')

/** A start of the app: the mark is asked for, the store opened against it. */
async function start() {
  const vault = new Vault({
    folder: folder(),
    check,
    nowMs: () => Date.now() + aheadMs,
    log: { warn: () => undefined },
  })
  const handlers = vaultCalls(vault)
  const calls = Object.fromEntries(
    Object.entries(handlers).map(([name, run]) => [
      name,
      (argument: unknown) =>
        Promise.resolve((run as (argument: unknown, caller: unknown) => unknown)(argument, undefined)),
    ]),
  ) as unknown as VaultBridge
  const known = (await calls.vaultKnown())?.vectors
  const vectors = known && {
    notes: new Uint8Array(known.notes),
    reviews: new Uint8Array(known.reviews),
    study: new Uint8Array(known.study),
  }
  const store = await openTestStore({ known: vectors })
  const backups = keepBackups({ store, vault: calls, now: Date.now, log: () => undefined })
  const stop = async () => {
    backups.stop()
    await store.close()
  }
  const quit = async () => {
    expect(await save(store, backups, 5_000)).toBeUndefined()
    await stop()
    open.splice(0)
  }
  open.push({ stop })
  await backups.refresh()
  return { store, backups, calls, quit }
}

/** Some study: notes typed and cut, reviews, answers, progress. */
function study({ docs }: RecordStore, random: Random, acts: number) {
  for (let act = 0; act < acts; act++) {
    const notes = docs.notes.getMap<Y.Map<unknown>>('notes')
    const id = `n${random.below(12)}`
    const note = notes.get(id) ?? notes.set(id, new Y.Map<unknown>([['body', new Y.Text()]]))
    const body = note.get('body')
    if (body instanceof Y.Text)
      body.insert(random.below(body.length + 1), random.pick(['Pods ', 'ä😀', '\n- x', 'etcd']))
    if (body instanceof Y.Text && body.length > 40) body.delete(random.below(20), 12)
    docs.reviews.getArray('events').push([{ id: `e${random.below(1e9)}`, at: act, kind: 'review', card: id, grade: 3 }])
    docs.study.getArray('answers').push([{ id: `a${random.below(1e9)}`, at: act, score: random.below(2) }])
    docs.study.getMap('read').set(`runtime/${random.below(9)}`, act)
  }
}

async function bringBack(app: { store: RecordStore; backups: Backups; calls: VaultBridge }, id: string) {
  const opened = await openBackup(id, { store: app.store, backups: app.backups, vault: app.calls })
  if (opened.kind === 'closed') throw new Error(opened.reason)
  return opened.restore({ kind: 'merge' })
}

const newestGood = (backups: Backups) => backups.state().backups?.find(({ state }) => state === 'good')?.id ?? ''

describe('a lost storage', () => {
  it.each(Array.from({ length: 10 }, (_, run) => run))(
    'is brought back from a backup, content hashes equal (run %i)',
    async (run) => {
      const random = seededRandom(`backups ${run}`)
      const first = await start()
      study(first.store, random, 20 + random.below(60))
      const hash = await first.store.images.put(image(run))
      expect(await first.store.flush(5_000)).toBe(true)
      await first.backups.make('regular')
      const older = contentHash(first.store)
      study(first.store, random, 10)
      const newest = contentHash(first.store)
      await first.quit()
      expect(files()).toHaveLength(2)
      const isDamaged = run === 0
      if (isDamaged) {
        const path = join(folder(), files()[1] ?? '')
        const bytes = readFileSync(path)
        bytes.writeUInt8(bytes.readUInt8(bytes.byteLength >> 1) ^ 16, bytes.byteLength >> 1)
        writeFileSync(path, bytes)
      }
      emptyDisk()

      const second = await start()
      expect(second.store.health().loss).toEqual({ kind: 'emptied' })
      expect(second.backups.state().backups?.[0]?.state).toBe(isDamaged ? 'damaged' : 'good')
      const result = await bringBack(second, newestGood(second.backups))
      expect(result).toMatchObject({ kind: 'restored', isSaved: true, lostImages: 0 })
      expect(contentHash(second.store)).toBe(isDamaged ? older : newest)
      expect([...((await second.store.images.get(hash))?.bytes ?? [])]).toEqual([...image(run)])
      if (!isDamaged) expect(second.store.health().loss).toBeUndefined()
      await second.quit()

      const third = await start()
      expect(contentHash(third.store)).toBe(isDamaged ? older : newest)
      if (run === 9)
        console.log(`10 backups restored, 1 of them with the newest damaged: content hashes equal, ${random.seed}`)
    },
  )

  it('is noticed by the mark alone, where there is no backup yet', async () => {
    const first = await start()
    study(first.store, seededRandom('mark'), 5)
    expect(await first.store.flush(5_000)).toBe(true)
    await first.backups.mark()
    first.backups.stop()
    await first.store.close()
    emptyDisk()
    const second = await start()
    expect(second.store.health().loss).toEqual({ kind: 'emptied' })
  })
})

describe('the mark', () => {
  it('keeps the newest backup from before a loss, however long the loss is left alone', async () => {
    const first = await start()
    study(first.store, seededRandom('before'), 30)
    const wanted = contentHash(first.store)
    await first.quit()
    emptyDisk()
    const second = await start()
    for (let at = 0; at < 14; at++) {
      second.store.docs.study.getMap('read').set('runtime/new', at)
      aheadMs += 300_000
      await second.backups.make('regular')
    }
    const [oldest] = files()
    expect(await bringBack(second, oldest?.replace('.backup', '') ?? '')).toMatchObject({ kind: 'restored' })
    second.store.docs.study.getMap('read').delete('runtime/new')
    expect(contentHash(second.store)).toBe(wanted)
  })

  it('stays what it was while something is missing, so that the next start notices too', async () => {
    const first = await start()
    study(first.store, seededRandom('loss'), 30)
    await first.quit()
    emptyDisk()
    const second = await start()
    second.store.docs.study.getMap('read').set('runtime/new', 1)
    await second.quit()
    const third = await start()
    expect(third.store.health().loss).toMatchObject({ kind: 'partial' })
  })

  it('that is cut short is not believed: the newest backup tells', async () => {
    const first = await start()
    study(first.store, seededRandom('cut'), 30)
    await first.quit()
    truncateSync(join(folder(), 'known.json'), 20)
    emptyDisk()
    expect((await start()).store.health().loss).toEqual({ kind: 'emptied' })
  })
})

describe('changes that storage refuses', () => {
  it('are in a backup when the window closes, and come back by themselves', async () => {
    const first = await start()
    study(first.store, seededRandom('refused'), 3)
    await first.store.flush(5_000)
    const refusing = { ...first.store, flush: () => Promise.resolve(false) }
    const text = first.store.docs.notes.getMap('notes').set('last', new Y.Map([['body', new Y.Text('kept')]]))
    expect(text).toBeDefined()
    expect(await save(refusing, first.backups, 5_000)).toBeUndefined()
    first.backups.stop()
    const wanted = contentHash(first.store)
    await first.store.close()
    open.splice(0)
    emptyDisk()
    const second = await start()
    await expect.poll(() => second.backups.state().isUnsavedBack).toBe(true)
    expect(contentHash(second.store)).toBe(wanted)
  })

  it('come back although a migration has made a backup since', async () => {
    const first = await start()
    const stored = docNames.map((name) => Y.encodeStateAsUpdate(first.store.docs[name]))
    study(first.store, seededRandom('migrated'), 3)
    const wanted = contentHash(first.store)
    expect(await first.backups.make('unsaved')).toMatchObject({ written: true })
    first.backups.stop()
    await first.store.close()
    open.splice(0)
    emptyDisk()
    const [notes, reviews, study_] = stored as [Uint8Array, Uint8Array, Uint8Array]
    const documents = { notes, reviews, study: study_ }
    const write = { reason: 'before-migration', documents, vectors: documents, images: [] } as const
    expect(await first.calls.vaultWrite({ ...write, images: [] })).toMatchObject({ written: true })
    const second = await start()
    await expect.poll(() => second.backups.state().isUnsavedBack).toBe(true)
    expect(contentHash(second.store)).toBe(wanted)
  })

  it('are said to be nowhere when no backup can be written either', async () => {
    const first = await start()
    first.store.docs.study.getMap('read').set('a/b', 1)
    const refusing = { ...first.store, flush: () => Promise.resolve(false) }
    rmSync(folder(), { recursive: true, force: true })
    writeFileSync(folder(), 'in the way')
    expect(await save(refusing, first.backups, 5_000)).toBe('EEXIST')
    expect(first.backups.state().failing?.reason).toBe('EEXIST')
  })
})

/** An import from the dialog to the record: read in the Worker, shown first, taken in after a backup. */
import * as Y from 'yjs'
import type { OpenedEntry } from '../platform/bridge'
import { describe, log } from '../platform/log'
import type { LosslessArrival } from '../portable/lossless/readLossless'
import type { Chosen } from '../portable/readImport'
import { runTask } from '../portable/runTask'
import { changesAnything, planArrival, takeIn } from '../portable/takeIn'
import type { ImportOutcome, OpenOutcome, PreviewView } from '../screens/leave/view'
import type { Arrival, Bytes, Refusal, Tally } from '../study/parcel'
import { docNames } from '../study/record'
import type { Leaving } from './exportRecord'
import { currentDocs } from './packRecord'

/** Resolves with why there is no backup, which ends the import before it has changed anything. */
export type BeforeImport = () => Promise<{ readonly made: true } | { readonly made: false; readonly reason: string }>

export interface Arriving extends Leaving {
  readonly beforeImport: BeforeImport
}

export async function openImport(from: 'file' | 'folder', arriving: Arriving): Promise<OpenOutcome> {
  try {
    const chosen = await choose(from, arriving)
    return 'kind' in chosen ? chosen : await look(chosen.chosen, chosen.name, arriving)
  } catch (error) {
    log('error', `import: ${describe(error)}`)
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
}

type ChosenOrNot =
  | { readonly chosen: Chosen; readonly name: string }
  | Extract<OpenOutcome, { kind: 'cancelled' | 'failed' }>

async function choose(from: 'file' | 'folder', { bridge }: Arriving): Promise<ChosenOrNot> {
  if (!bridge) return { kind: 'failed', reason: 'noShell' }
  if (from === 'file') {
    const opened = await bridge.openFile()
    if (opened.kind !== 'opened') return opened
    return { name: opened.name, chosen: { kind: 'file', file: copyOf(opened) } }
  }
  const opened = await bridge.openFolder()
  if (opened.kind !== 'opened') return opened
  const { name, files, refused } = opened
  return { name, chosen: { kind: 'folder', files: files.map(copyOf), refused } }
}

const copyOf = ({ name, bytes }: OpenedEntry): { name: string; bytes: Bytes } => ({
  name,
  bytes: new Uint8Array(bytes),
})

async function look(chosen: Chosen, name: string, arriving: Arriving): Promise<OpenOutcome> {
  const { books, now } = arriving
  const outcome = await runTask({ kind: 'read', chosen, current: currentDocs(books), now: now() })
  if (outcome.kind === 'late') return outcome
  if (outcome.kind === 'failed') return { kind: 'failed', reason: outcome.detail }
  if (outcome.kind !== 'read') return { kind: 'failed', reason: 'unknown' }
  const { read } = outcome
  if (read.kind === 'refused') return { kind: 'refused', refusal: read.refusal }
  const preview =
    read.kind === 'lossless'
      ? await previewLossless(read.arrival, name, arriving)
      : await previewArrival(read.arrival, name, arriving)
  return { kind: 'preview', preview }
}

async function previewArrival(arrival: Arrival, name: string, arriving: Arriving): Promise<PreviewView> {
  const { books } = arriving
  const { images } = books.store
  const plan = await planArrival(arrival, books, images)
  return {
    ...{ name, source: arrival.source, leftOut: arrival.leftOut },
    ...{ tallies: plan.tallies, refused: plan.refused, changesAnything: changesAnything(plan) },
    // Planned anew: a note may have been written while the preview stood there.
    apply: () => apply(arriving, async () => takeIn(await planArrival(arrival, books, images), books, images)),
  }
}

async function previewLossless(arrival: LosslessArrival, name: string, arriving: Arriving): Promise<PreviewView> {
  const { store } = arriving.books
  const here = new Set(await store.images.hashes())
  const images = arrival.images.filter(({ hash }) => !here.has(hash))
  const versions = await missingVersions(arrival, arriving)
  const tallies = {
    ...arrival.tallies,
    images: newOnes(images.length, arrival.images.length),
    versions: newOnes(versions.length, arrival.versions.length),
  }
  return {
    ...{ name, source: 'lossless', leftOut: {}, refused: arrival.refused, tallies },
    changesAnything: changesAnything({ tallies }) || bringsEdits(arrival, arriving),
    apply: () => apply(arriving, () => takeLossless({ ...arrival, images, versions }, arriving)),
  }
}

const newOnes = (added: number, all: number): Tally => ({
  ...{ added, updated: 0, same: all - added, kept: 0, beside: 0, gone: 0 },
})

/** Changes that no count shows, such as a setting, are changes too. */
function bringsEdits({ updates }: LosslessArrival, { books }: Arriving): boolean {
  return docNames.some((name) => {
    const update = updates[name]
    if (!update) return false
    const merged = new Y.Doc()
    Y.applyUpdate(merged, Y.encodeStateAsUpdate(books.docs[name]))
    let isChanged = false
    merged.on('update', () => {
      isChanged = true
    })
    Y.applyUpdate(merged, update)
    return isChanged
  })
}

async function missingVersions({ versions }: LosslessArrival, { books }: Arriving) {
  const known = new Map<string, ReadonlySet<number>>()
  for (const { note } of versions)
    if (!known.has(note)) known.set(note, new Set((await books.store.versions.list(note)).map(({ at }) => at)))
  return versions.filter(({ note, at }) => !known.get(note)?.has(at))
}

async function takeLossless({ updates, images, versions }: LosslessArrival, { books }: Arriving): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for (const { hash, bytes } of images)
    await books.store.images.put(bytes).catch((error: unknown) => {
      refused.push({
        name: hash.slice(0, 20),
        why: 'image',
        detail: error instanceof Error ? error.message : 'unknown',
      })
    })
  for (const name of docNames) {
    const update = updates[name]
    if (update) Y.applyUpdate(books.docs[name], update, 'import')
  }
  for (const { note, at, text } of versions) await books.store.versions.add(note, at, text)
  return refused
}

const saveWithinMs = 10_000

async function apply({ beforeImport, books }: Arriving, take: () => Promise<Refusal[]>): Promise<ImportOutcome> {
  try {
    const backup = await beforeImport()
    if (!backup.made) return { kind: 'noBackup', reason: backup.reason }
    const refused = await take()
    return {
      kind: 'done',
      refused,
      isSaved: await books.store.flush(saveWithinMs),
      hasBackup: books.safety !== undefined,
    }
  } catch (error) {
    log('error', `import: ${describe(error)}`)
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
}

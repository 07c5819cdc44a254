/** A sync by a file: what another device lacks goes out, and what it gave comes in through the same gate. */
import * as Y from 'yjs'
import type { DeviceId } from '../../study/devices/devices'
import { docNames } from '../../study/record'
import { isForGood, putImage } from '../fetchImages'
import { copy, type PageSync } from '../pageSync'
import type { Exported, FileResult } from '../types'
import { type ReadFile, readSyncFile, writeSyncFile } from './parcelFile'

const flushMs = 5_000
const mostFlushes = 6

/** The shell seals no more than 128 MiB at once; what is beside the images takes little of the rest. */
const mostImageBytes = 112 * 1024 ** 2

/** Rejects where the Worker is lost meanwhile. */
export async function exportFor(sync: PageSync, device: DeviceId | undefined): Promise<Exported> {
  const bases = (device === undefined ? undefined : sync.meetings.row(device)?.vectors) ?? {}
  const answer = await sync.ask<'exported'>((id, host) => host.post({ kind: 'export', id, vectors: bases }))
  if (!answer) throw new Error('The file could not be made.')
  const { updates, vectors, hashes } = answer
  const { images, left } = await takeAlong(hashes, sync.options.images.get, mostImageBytes)
  return { bytes: await writeSyncFile({ bases, vectors, updates, images }), imagesLeft: left }
}

type Images = { readonly hash: string; readonly bytes: Uint8Array }[]

/** As many images as there is room for, and how many there is none for: without them the file still carries the notes. */
export async function takeAlong(
  hashes: readonly string[],
  get: PageSync['options']['images']['get'],
  room: number,
): Promise<{ readonly images: Images; readonly left: number }> {
  const images: Images = []
  let [bytes, left] = [0, 0]
  for (const hash of hashes) {
    const image = await get(hash)
    if (!image) continue
    if (bytes + image.bytes.length > room) left += 1
    else {
      bytes += image.bytes.length
      images.push({ hash, bytes: image.bytes })
    }
  }
  return { images, left }
}

/** Throws nothing that the file is to blame for. */
export async function importFile(
  sync: PageSync,
  bytes: Uint8Array,
  from: { readonly id: DeviceId; readonly name: string },
): Promise<FileResult> {
  const file = await readSyncFile(bytes)
  if (file.kind === 'failed') return file
  const lacking = docNames.find((name) => !covers(sync, name, file.bases[name]))
  if (lacking) return failed('lacks', `It builds on changes of ${lacking} that are not here.`)
  const number = sync.openFile(from.id)
  try {
    const backup = await sync.backupFirst()
    if (!backup.ok) return failed('backup', backup.reason)
    const head = sync.headOf(number, from.id, from.name, 'file')
    const answer = await sync.ask<'filed'>((id, host) => {
      host.post({ kind: 'file', id, head, updates: file.updates, backup: backup.id })
    })
    if (!answer) return failed('damaged', 'What reads it was lost.')
    if (answer.outcome.kind === 'failed') return answer.outcome
    const { receipt } = answer.outcome
    if (receipt) await sync.options.shelf.putReceipt(receipt).catch((error: unknown) => warn(sync, error))
    const hasImages = await takeImages(sync, file)
    if (!hasImages || !(await isSaved(sync))) return failed('disk', 'Not all of it could be written.')
    await keep(sync, from.id, file).catch((error: unknown) => warn(sync, error))
    return { kind: 'merged', receipt }
  } finally {
    sync.meetings.close(number)
  }
}

const failed = (why: Extract<FileResult, { kind: 'failed' }>['why'], detail: string): FileResult => ({
  kind: 'failed',
  why,
  detail,
})

function covers(sync: PageSync, name: (typeof docNames)[number], base: Uint8Array | undefined): boolean {
  if (!base) return true
  const { store } = sync.options.docs[name]
  return [...Y.decodeStateVector(base)].every(([client, clock]) => Y.getState(store, client) >= clock)
}

const warn = (sync: PageSync, error: unknown) => sync.options.log('warn', `A file: ${String(error)}`)

/** Merged is said only when this device's disk has it, for the stick may be emptied then. */
async function isSaved({ options }: PageSync): Promise<boolean> {
  for (let tries = 0; tries < mostFlushes; tries++) if (await options.flush(flushMs).catch(() => false)) return true
  return false
}

/** Gives whether all are here that can be: one that is no image, or another than its name says, never can. */
async function takeImages(sync: PageSync, { images }: Extract<ReadFile, { kind: 'file' }>): Promise<boolean> {
  let isAll = true
  const here = new Set(await sync.options.images.hashes().catch(() => []))
  for (const { hash, bytes } of images) {
    if (here.has(hash)) continue
    try {
      await putImage(hash, bytes, sync.options.images)
    } catch (error) {
      sync.options.log('warn', `An image of a file was left out: ${String(error)}`)
      isAll &&= isForGood(error)
    }
  }
  return isAll
}

/** The device has at least what stands in its file. */
async function keep(sync: PageSync, id: DeviceId, { vectors }: Extract<ReadFile, { kind: 'file' }>): Promise<void> {
  const { equalAt } = sync.meetings.row(id) ?? {}
  const row = {
    ...{ id, vectors: { notes: copy(vectors.notes), reviews: copy(vectors.reviews), study: copy(vectors.study) } },
    ...(equalAt !== undefined && { equalAt }),
  }
  sync.meetings.setRow(row)
  await sync.options.shelf.putDevice(row)
}

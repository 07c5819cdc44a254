/** What the screen of the devices asks of sync: answers, the X-ray, files, and the undo of a receipt. */
import type { DrydockBridge } from '../platform/bridge'
import { describe, log } from '../platform/log'
import type { FileSaved, FileTaken, SyncActs, Undone } from '../screens/devices/view'
import type { Receipt } from '../study/devices/devices'
import { undoSync } from '../study/devices/undoSync'
import type { Sync } from '../sync/types'
import { savedOf } from './devicesActs'
import type { Books } from './openBooks'

/** The books as far as the devices need them; there is no sync where the window has no shell. */
export type SyncedBooks = Pick<Books, 'docs' | 'safety' | 'store' | 'deck' | 'sync'>

type NameOf = (device: string) => string

export function syncActs(sync: Sync, bridge: DrydockBridge, nameOf: NameOf): SyncActs {
  return {
    answer: (device, isAllowed) => sync.answer(device, isAllowed),
    again: (device) => sync.again(device),
    subscribe: (changed) => sync.subscribe(changed),
    xray: () =>
      sync.xray().catch((reason: unknown) => {
        log('warn', `devices: no X-ray: ${describe(reason)}`)
        return undefined
      }),
    saveFile: (device) => saveFile(sync, bridge, device, device && nameOf(device)),
    takeFile: () => takeFile(sync, bridge, nameOf),
  }
}

/** Signs that a file's name must not have; see `saveFile` of the contract. */
const unfit = /[\p{Cc}<>:"/\\|?*]/gu

/** What the shell unseals; no device of the group writes more. */
const mostSealed = 128 * 1024 ** 2

async function saveFile(
  sync: Sync,
  bridge: DrydockBridge,
  device: string | undefined,
  name: string | undefined,
): Promise<FileSaved> {
  try {
    const { bytes, imagesLeft } = await sync.exportFor(device)
    const sealed = await bridge.peersSeal({ bytes })
    if (sealed.kind === 'failed') return { kind: 'failed', reason: sealed.why }
    const file = name === undefined ? 'Drydock' : `Drydock for ${name.replaceAll(unfit, ' ')}`
    const saved = await savedOf(bridge.saveFile({ name: `${file}.drydock-sync`, kind: 'any', bytes: sealed.bytes }))
    return saved.kind === 'saved' ? { ...saved, imagesLeft } : saved
  } catch (error) {
    log('error', `devices: file not saved: ${describe(error)}`)
    return { kind: 'failed', reason: 'silent' }
  }
}

async function takeFile(sync: Sync, bridge: DrydockBridge, nameOf: NameOf): Promise<FileTaken> {
  try {
    const opened = await bridge.openFile()
    if (opened.kind === 'cancelled') return opened
    if (opened.kind === 'failed') return { kind: 'failed', why: 'unreadable', detail: opened.reason }
    if (opened.bytes.length > mostSealed) return { kind: 'failed', why: 'unreadable', detail: 'tooLarge' }
    const unsealed = await bridge.peersUnseal({ bytes: opened.bytes })
    if (unsealed.kind === 'failed') return { kind: 'failed', why: unsealed.why, detail: '' }
    const { from } = unsealed
    if (from === undefined) return { kind: 'failed', why: 'stranger', detail: '' }
    const name = nameOf(from)
    const result = await sync.importFile(new Uint8Array(unsealed.bytes), { id: from, name })
    if (result.kind === 'failed') return result
    const isOwn = (await bridge.peersState()).self?.id === from
    return { kind: 'merged', name, receipt: result.receipt, isOwn }
  } catch (error) {
    log('error', `devices: file not taken: ${describe(error)}`)
    return { kind: 'failed', why: 'unreadable', detail: describe(error) }
  }
}

const saveWithinMs = 10_000
/** The origin of an undo's edits: like any other of this device, they go to the others. */
const undoing = Symbol('undo of a sync')

/** With a backup of how it is now before it, and none without. A meeting that goes on is ended by it. */
export async function undoReceipt(
  { docs, store, safety, sync }: SyncedBooks,
  asked: Receipt,
  alsoLogs: boolean,
  now: () => number,
): Promise<Undone> {
  try {
    const before = await safety?.backups.make('before-restore')
    if (before && !before.written) return { kind: 'failed', reason: before.reason }
    if (sync?.openReceipts().some(({ id }) => id === asked.id)) await sync.part(asked.device.id)
    const receipt = (await store.sync.receipts.get(asked.id)) ?? asked
    const { kept } = undoSync(docs, receipt, { alsoLogs, now, origin: undoing })
    const isSaved = await store.flush(saveWithinMs)
    await store.sync.receipts.put({ ...receipt, undone: { at: now(), kept: kept.length } })
    return { kind: 'undone', kept: kept.map(({ title }) => title), isSaved }
  } catch (error) {
    log('error', `devices: not undone: ${describe(error)}`)
    return { kind: 'failed', reason: describe(error) }
  }
}

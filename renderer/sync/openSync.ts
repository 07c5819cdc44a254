/** Opens sync for the page: from now on, sessions of trusted devices are answered. */
import type { Xray } from '../study/devices/devices'
import { exportFor, importFile } from './files/syncFiles'
import { PageSync } from './pageSync'
import type { Sync, SyncOptions } from './types'

/** Rejects where the shelf cannot be read, or the bridge does not listen. */
export async function openSync(options: SyncOptions): Promise<Sync> {
  const rows = await options.shelf.devices()
  const sync = new PageSync(options)
  for (const row of rows) sync.meetings.setRow(row)
  try {
    await options.bridge.peersListen()
  } catch (error) {
    sync.stop()
    throw error
  }
  return {
    subscribe: (changed) => sync.meetings.subscribe(changed),
    devices: () => sync.meetings.devices(),
    openReceipts: () => sync.meetings.openReceipts(),
    answer: (device, isAllowed) => sync.answer(device, isAllowed),
    again: (device) => sync.again(device),
    part: (device) => sync.part(device),
    forget: (device) => sync.forget(device),
    xray: async (): Promise<Xray> => {
      const answer = await sync.ask<'xray'>((id, host) => host.post({ kind: 'xray', id }))
      if (!answer) throw new Error('The documents could not be looked at.')
      return answer.xray
    },
    exportFor: (device) => exportFor(sync, device),
    importFile: (bytes, from) => importFile(sync, bytes, from),
    stop: () => sync.stop(),
  }
}

/** What the screen of the devices asks for, as calls of the bridge. A call that fails is an outcome, never a rejection. */
import type { DrydockBridge } from '../platform/bridge'
import { describe, log } from '../platform/log'
import { writeCsv } from '../portable/folder/csv'
import type { DeviceActs, FileSaved, Outcome } from '../screens/devices/view'

export function devicesActs(bridge: DrydockBridge): DeviceActs {
  return {
    switchOn: (isOn) => outcomeOf(bridge.peersSwitch({ isOn })),
    cut: (isCut) => outcomeOf(bridge.peersCut({ isCut })),
    rename: (device, name) => outcomeOf(bridge.peersRename({ device, name })),
    remove: (device) => outcomeOf(bridge.peersRemove({ device })),
    leave: () => outcomeOf(bridge.peersLeave()),
    setAddress: (device, address, isAdded) => outcomeOf(bridge.peersAddress({ device, address, isAdded })),
    invite: () => outcomeOf(bridge.peersInvite()),
    join: (words) => outcomeOf(bridge.peersJoin({ words })),
    confirm: (isSame) => outcomeOf(bridge.peersConfirm({ isSame })),
    endPairing: () => void bridge.peersEndPairing().catch(failed),
    wantCamera: (isWanted) =>
      bridge.cameraWanted({ isWanted }).then(
        (answer) => (answer.allowed ? 'allowed' : answer.why),
        (reason: unknown) => {
          failed(reason)
          return 'silent'
        },
      ),
    ledger: () => bridge.peersLedger().catch(failed),
    forgetLedger: () => bridge.peersForgetLedger().catch(failed),
    saveTable: (head, rows) =>
      savedOf(
        bridge.saveFile({
          name: 'Drydock connections.csv',
          kind: 'any',
          bytes: new TextEncoder().encode(writeCsv(head, rows)),
        }),
      ),
    examine: () => bridge.peersDoctor().catch(failed),
  }
}

function failed(reason: unknown): undefined {
  log('warn', `devices: ${describe(reason)}`)
}

const outcomeOf = (asked: Promise<Outcome>): Promise<Outcome> =>
  asked.catch((reason: unknown) => {
    failed(reason)
    return { done: false, reason: 'silent' }
  })

export const savedOf = (asked: Promise<FileSaved>): Promise<FileSaved> =>
  asked.catch((reason: unknown) => {
    failed(reason)
    return { kind: 'failed', reason: 'silent' }
  })

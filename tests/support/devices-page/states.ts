/** The states of the screen that the network and sync make, and that the app alone cannot be brought to. */

import type { DevicesProps, PeersView } from '../../../renderer/screens/devices/view'
import type { Receipt, SyncedDevice, Xray } from '../../../renderer/study/devices/devices'
import * as fixtures from '../devicesFixtures'

export interface State {
  readonly view: DevicesProps['view']
  readonly receipt?: string
  readonly peers: PeersView
  readonly synced?: readonly SyncedDevice[]
  readonly receipts?: readonly Receipt[]
  readonly xray?: Xray
}

const { receipt, undone, byFile } = fixtures
const home = (peers: PeersView, synced: readonly SyncedDevice[] = fixtures.equal): State => ({
  view: 'home',
  peers,
  synced,
})
const all = [receipt, undone, byFile]
const at = (one: string): State => ({ view: 'receipts', receipt: one, peers: fixtures.together, receipts: all })

export const states = {
  home: home(fixtures.together),
  exchanging: home(fixtures.together, [{ id: fixtures.laptop, phase: { kind: 'exchanging', toSend: 3, received: 9 } }]),
  held: home(fixtures.together, [{ id: fixtures.laptop, phase: { kind: 'held' } }]),
  asking: home(fixtures.together, fixtures.asking),
  askingByFile: home(fixtures.together, fixtures.askingByFile),
  askingByFileOff: home({ ...fixtures.together, isOn: false, process: 'off' }, fixtures.askingByFile),
  denied: home(fixtures.together, fixtures.denied),
  waiting: home(fixtures.together, fixtures.waiting),
  differs: home(fixtures.together, fixtures.differs),
  refused: home(fixtures.together, fixtures.refused),
  receipts: { view: 'receipts', peers: fixtures.together, receipts: all },
  noReceipts: { view: 'receipts', peers: fixtures.together, receipts: [] },
  receipt: at(receipt.id),
  undone: at(undone.id),
  unknownReceipt: at('nowhere'),
  xray: { view: 'xray', peers: fixtures.together, xray: fixtures.xray },
  xrayAlone: { view: 'xray', peers: fixtures.alone, xray: fixtures.noXray },
  xrayCut: { view: 'xray', peers: fixtures.cut, xray: fixtures.xray },
} satisfies Readonly<Record<string, State>>

export type StateName = keyof typeof states

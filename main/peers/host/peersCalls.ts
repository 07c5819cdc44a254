/** What the devices answer to the page's calls. */
import type { WebContents } from 'electron'
import type { Handlers } from '../../bridge/contract'
import type { Host } from './host'

export type PeersCall = Extract<keyof Handlers<unknown>, `peers${string}`>

export const peersCalls = (host: Host): Pick<Handlers<WebContents>, PeersCall> => ({
  peersState: () => host.state(),
  peersSwitch: ({ isOn }) => host.switchTo(isOn),
  peersCut: ({ isCut }) => host.cut(isCut),
  peersRename: ({ device, name }) => host.ask((id) => ({ kind: 'rename', id, device, name })),
  peersRemove: ({ device }) => host.ask((id) => ({ kind: 'remove', id, device })),
  peersLeave: () => host.ask((id) => ({ kind: 'leave', id })),
  peersAddress: (added) => host.ask((id) => ({ kind: 'address', id, ...added })),
  peersInvite: () => host.askOn((id) => ({ kind: 'invite', id })),
  peersJoin: ({ words }) => host.askOn((id) => ({ kind: 'join', id, words })),
  peersConfirm: ({ isSame }) => host.ask((id) => ({ kind: 'confirm', id, isSame })),
  peersEndPairing: () => host.endPairing(),
  peersLedger: () => host.ledger.read(),
  peersForgetLedger: () => host.ledger.forget(),
  peersDoctor: () => host.doctor(),
  peersListen: (_nothing, page) => host.listen(page),
  peersSend: (frame, page) => host.send(frame, page),
  peersTook: (taken, page) => host.took(taken, page),
  peersHangUp: (ended, page) => host.hangUp(ended, page),
  peersSeal: ({ bytes }) => host.sealing('seal', bytes),
  peersUnseal: ({ bytes }) => host.sealing('unseal', bytes),
})

/** How a device stands, and how all of them do, in the order in which the learner should hear it. */
import type { DeviceId, SyncedDevice, SyncPhase } from '../../study/devices/devices'
import type { DeviceView, PeersView } from './view'

export type Standing =
  | { readonly kind: 'cut' }
  | { readonly kind: 'olderThere' | 'newerThere'; readonly version: string | undefined }
  | { readonly kind: 'notTrusted' }
  | { readonly kind: 'looking'; readonly address: string | undefined }
  | { readonly kind: 'connected' } // nothing is known of the documents yet
  | Exclude<SyncPhase, { kind: 'apart' }>

export type Tone = 'good' | 'moving' | 'idle' | 'bad'

/** A phase counts only while connected: what was asked or refused before is not so any more. */
export function standingOf(device: DeviceView, phase: SyncPhase | undefined, isCut: boolean): Standing {
  const { link } = device
  if (link.kind === 'refused')
    return link.why === 'notTrusted' ? { kind: 'notTrusted' } : { kind: link.why, version: link.theirVersion }
  if (isCut) return { kind: 'cut' }
  if (link.kind === 'searching') return { kind: 'looking', address: link.address }
  return phase && phase.kind !== 'apart' ? phase : { kind: 'connected' }
}

const tones: Readonly<Record<Standing['kind'], Tone>> = {
  cut: 'idle',
  olderThere: 'bad',
  newerThere: 'bad',
  notTrusted: 'bad',
  looking: 'idle',
  connected: 'moving',
  comparing: 'moving',
  exchanging: 'moving',
  held: 'idle',
  saving: 'moving',
  equal: 'good',
  waiting: 'bad',
  asking: 'bad',
  denied: 'bad',
  differs: 'bad',
  refused: 'bad',
}
export const toneOf = (standing: Standing): Tone => tones[standing.kind]

export const phaseOf = (synced: readonly SyncedDevice[], id: DeviceId): SyncPhase | undefined =>
  synced.find((one) => one.id === id)?.phase

export type Overall = 'problem' | 'syncing' | 'held' | 'equal' | 'looking' | 'cut'

/** One word for all devices; undefined while there is nothing to say: off, starting, or no other device. */
export function overallOf(peers: PeersView, synced: readonly SyncedDevice[]): Overall | undefined {
  if (!peers.isOn) return undefined
  if (peers.process === 'failed' || peers.removed) return 'problem'
  if (peers.process !== 'running' || peers.devices.length === 0) return undefined
  const standings = peers.devices.map((one) => standingOf(one, phaseOf(synced, one.id), peers.isCut))
  const tonesNow = standings.map(toneOf)
  if (tonesNow.includes('bad')) return 'problem'
  if (peers.isCut) return 'cut'
  if (tonesNow.includes('moving')) return 'syncing'
  if (standings.some(({ kind }) => kind === 'held')) return 'held'
  return tonesNow.includes('good') ? 'equal' : 'looking'
}

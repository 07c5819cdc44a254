/** Devices in the states that their screen shows, as the bridge and sync give them. */
import type { Finding, Ledger, LedgerEntry, PeersState } from '../../main/bridge/contract'
import type { Receipt, ReceiptEntry, SyncedDevice, Xray } from '../../renderer/study/devices/devices'

const at = Date.UTC(2026, 3, 12, 9, 30)
const minute = 60_000

/** A peer id that is one by its form. */
const id = (letter: string) => `12D3KooW${letter.repeat(44)}`
export const laptop = id('L')
export const desk = id('D')
export const box = id('B')

const self = {
  id: '12D3KooWQf7mKc2RjTe9sVbXn4Pz8wLhYtGdA3uJrN6CkM5oEiHx',
  name: 'Study computer',
  addresses: ['192.168.1.20:47111', '[fe80::1c2d:3e4f]:47111'],
}

export const off: PeersState = {
  ...{ isOn: false, process: 'off', isCut: false, keyStore: 'none', devices: [], pairing: { kind: 'idle' } },
}
export const alone: PeersState = { ...off, isOn: true, process: 'running', keyStore: 'system', self }
export const together: PeersState = {
  ...alone,
  devices: [
    {
      id: laptop,
      name: 'Laptop',
      link: { kind: 'connected', address: '192.168.1.31:51820', since: at - 4 * minute, session: 3 },
      lastSeenAt: at,
      manual: [],
    },
    {
      id: desk,
      name: 'Desk at the office',
      link: { kind: 'searching', address: '10.4.0.7:47111', lastFailure: 'ETIMEDOUT' },
      lastSeenAt: at - 3 * 24 * 60 * minute,
      manual: ['10.4.0.7:47111'],
    },
    {
      id: box,
      name: 'Old netbook with a rather long name of its',
      link: { kind: 'refused', why: 'olderThere', theirVersion: '0.1.0' },
      manual: [],
    },
  ],
}
export const starting: PeersState = { ...off, isOn: true, process: 'starting' }
export const broken: PeersState = { ...together, process: 'failed', reason: 'The process ended with code 134.' }
export const locked: PeersState = { ...together, process: 'failed', reason: 'keyStoreAway' }
export const plainKey: PeersState = { ...together, keyStore: 'plain' }
export const removed: PeersState = { ...alone, removed: { by: 'Laptop' } }
export const cut: PeersState = { ...together, isCut: true }

const invitation = `DRYDOCK1:${'AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYU'.repeat(5)}`
const pairing = (state: PeersState['pairing']): PeersState => ({ ...alone, pairing: state })
export const inviting = pairing({ kind: 'inviting', invitation, code: 'K7-4FQX-9M2P', leftMs: 101_000, triesLeft: 3 })
export const joining = pairing({ kind: 'joining' })
export const comparing = pairing({
  ...{ kind: 'comparing', digits: '480217', device: laptop, name: 'Laptop', hasAccepted: false },
})
export const accepted = pairing({
  ...{ kind: 'comparing', digits: '480217', device: laptop, name: 'Laptop', resembles: 'Laptор', hasAccepted: true },
})
export const paired = pairing({ kind: 'done', device: laptop, name: 'Laptop' })
export const notPaired = pairing({ kind: 'failed', why: 'wrongCode', triesLeft: 2 })
export const notFound = pairing({ kind: 'failed', why: 'notFound' })

const attempt = (one: Partial<LedgerEntry> & Pick<LedgerEntry, 'what' | 'address' | 'outcome'>, ago: number) => ({
  ...{ at: at - ago, count: 1, lastAt: at - ago },
  ...one,
})
export const noLedger: Ledger = { entries: [], dropped: 0 }
export const ledger: Ledger = {
  entries: [
    attempt({ what: 'dial', address: '192.168.1.31:51820', device: laptop, outcome: 'open' }, 1_000),
    attempt({ what: 'answer', address: '192.168.1.20', outcome: 'sent', count: 12, lastAt: at }, 2 * minute),
    attempt({ what: 'search', address: '192.168.1.20', outcome: 'sent', count: 31, lastAt: at }, 4 * minute),
    attempt(
      { what: 'dial', address: '10.4.0.7:47111', device: desk, outcome: 'failed', detail: 'ETIMEDOUT', count: 9 },
      6 * minute,
    ),
    attempt({ what: 'accept', address: '192.168.1.77:40022', outcome: 'refused', detail: 'not paired' }, 7 * minute),
    attempt({ what: 'listen', address: '192.168.1.20:47111', outcome: 'open' }, 9 * minute),
  ],
  dropped: 3,
}

export const healthy: readonly Finding[] = [
  { id: 'process', state: 'good', case: 'running', values: {} },
  { id: 'interfaces', state: 'good', case: 'up', values: { interface: 'wlan0', address: '192.168.1.20' } },
  { id: 'reachability', state: 'good', case: 'connected', values: { device: 'Laptop', address: '192.168.1.31:51820' } },
]
export const findings: readonly Finding[] = [
  ...healthy.slice(0, 2),
  { id: 'vpn', state: 'warn', case: 'up', values: { interface: 'tun0' } },
  { id: 'multicast', state: 'bad', case: 'noEcho', values: { address: '192.168.1.20' } },
  { id: 'listening', state: 'good', case: 'open', values: { address: '192.168.1.20:47111' } },
  { id: 'neighbours', state: 'warn', case: 'none', values: {} },
  { id: 'isolation', state: 'unknown', case: 'ofALaterVersion', values: { network: 'guests' } },
  { id: 'clock', state: 'warn', case: 'behind', values: { device: 'Laptop', seconds: '194' } },
]

/* Sync. */
const entry = (
  kind: ReceiptEntry['kind'],
  id: string,
  what: ReceiptEntry['what'],
  title: string,
  before?: unknown,
): ReceiptEntry => ({ kind, id, what, title, after: 'x', ...(before !== undefined && { before }) })

const long =
  'A cgroup counts what its processes use and holds them to a limit. When the memory limit is reached, the kernel first takes back what it can, such as clean pages of files; if that is not enough, the kernel’s own out-of-memory killer ends a process of that cgroup at once, whatever the rest of the machine has free. That is why a container can be killed for want of memory on a machine that has plenty of it, and why the reason stands in the status of the container and not in its log.'

export const receipt: Receipt = {
  id: 'receipt-1',
  device: { id: laptop, name: 'Laptop' },
  via: 'network',
  from: at - 10 * minute,
  to: at,
  entries: [
    entry('notes', 'n1', 'changed', 'Namespaces and cgroups', {}),
    entry('notes', 'n2', 'added', 'Why the scheduler waits'),
    entry('notes', 'n3', 'gone', 'To delete', {}),
    entry('read', 'runtime/namespaces', 'added', 'Namespaces'),
    ...Array.from({ length: 24 }, (_, number) =>
      entry('events', `e${number}`, 'added', `A card about containers, number ${number + 1}`),
    ),
  ],
  more: { events: 1_204 },
  both: [
    {
      note: 'n1',
      title: 'Namespaces and cgroups',
      here: 'A namespace limits what a process sees; a cgroup limits what it uses, per hierarchy.',
      there: 'A namespace limits what a process sees. A cgroup limits what it may use.',
      merged: 'A namespace limits what a process sees. A cgroup limits what it may use, per hierarchy.',
    },
    {
      note: 'n1',
      title: 'Namespaces and cgroups',
      here: `${long} On my own machine the limit was 512 MiB, and the build needed more.`,
      there: long.replace('the kernel’s own', 'the scheduler’s own').replace('at once', 'after a while'),
      merged: `${long.replace('the kernel’s own', 'the scheduler’s own').replace('at once', 'after a while')} On my own machine the limit was 512 MiB, and the build needed more.`,
    },
    {
      note: 'n1',
      title: 'Namespaces and cgroups',
      here: '```yaml\nresources:\n  limits:\n    memory: 512Mi\n    cpu: 500m\n```',
      there: '```yaml\nresources:\n  requests:\n    memory: 128Mi\n  limits:\n    memory: 256Mi\n```',
      merged:
        '```yaml\nresources:\n  requests:\n    memory: 128Mi\n  limits:\n    memory: 512256Mi\n    cpu: 500m\n```',
    },
  ],
  backup: '000012-20260412T092955Z-before-merge',
}
export const undone: Receipt = { ...receipt, id: 'receipt-2', both: [], more: {}, undone: { at: at + minute, kept: 2 } }
export const byFile: Receipt = {
  ...{ ...receipt, id: 'receipt-3', via: 'file', to: at - 90 * minute, both: [], more: {} },
  device: { id: desk, name: 'Desk at the office' },
  entries: [entry('answers', 'a1', 'added', 'What does a pod share?')],
}

export const equal: readonly SyncedDevice[] = [
  { id: laptop, phase: { kind: 'equal' }, equalAt: at },
  { id: desk, phase: { kind: 'apart' }, equalAt: at - 3 * 24 * 60 * minute },
]
const phase = (one: SyncedDevice['phase']): readonly SyncedDevice[] => [{ id: laptop, phase: one, equalAt: at }]
export const asking = phase({ kind: 'asking', deletions: { notes: 212, events: 40 } })
/** By a file, while the device itself is elsewhere. */
export const askingByFile: readonly SyncedDevice[] = [
  { id: desk, phase: { kind: 'asking', deletions: { notes: 20 } }, isByFile: true },
]
export const denied = phase({ kind: 'denied', deletions: { notes: 212, events: 40 } })
export const waiting = phase({ kind: 'waiting', why: 'backup', detail: 'ENOSPC' })
export const differs = phase({ kind: 'differs', docs: ['notes'] })
export const refused = phase({ kind: 'refused', detail: 'an update of 91 MB' })

export const xray: Xray = {
  docs: [
    {
      ...{ doc: 'notes', bytes: 412_345, structs: 10_432, deletions: 812, pending: false, hash: '5f1c09ab77e2' },
      vector: [
        { client: 2_871_004_551, clock: 8_120, isThis: false },
        { client: 991_004_233, clock: 4_300, isThis: true },
        ...Array.from({ length: 10 }, (_, at) => ({ client: 10_000 + at, clock: 300 - at * 20, isThis: false })),
      ],
    },
    {
      ...{ doc: 'reviews', bytes: 88_120, structs: 2_000, deletions: 0, pending: true },
      vector: [{ client: 77_120_334, clock: 1_204, isThis: false }],
    },
    { doc: 'study', bytes: 2, structs: 0, deletions: 0, pending: false, vector: [] },
  ],
  links: [
    {
      device: laptop,
      docs: [
        { doc: 'notes', state: 'both', sentBytes: 12_400, receivedBytes: 3_100 },
        { doc: 'reviews', state: 'behind', sentBytes: 0, receivedBytes: 99_000 },
        { doc: 'study', state: 'apart', sentBytes: 120, receivedBytes: 118 },
      ],
    },
  ],
  frames: Array.from({ length: 60 }, (_, number) => ({
    at: at + number * 137,
    device: laptop,
    way: number % 3 === 0 ? ('out' as const) : ('in' as const),
    kind: number % 5 === 0 ? 'want' : 'data',
    ...(number % 5 !== 0 && { doc: 'notes' as const }),
    bytes: 40 + ((number * 7_919) % 30_000),
  })),
}
export const noXray: Xray = { docs: xray.docs, links: [], frames: [] }

/** What stands in the bodies of frames; see WIRE.md. */
import { WireFault } from './frames'

/** The versions of the protocol that this app speaks. */
export interface VersionRange {
  readonly min: number
  readonly max: number
}
export const ourVersions: VersionRange = { min: 1, max: 1 }

export interface Hello {
  readonly versions: VersionRange
  /** TCP port on which the sender listens. */
  readonly port: number
  /** Chance of this run, by which a device that started anew is known from one that goes on. */
  readonly boot: number
  /** Milliseconds since 1970 by the sender's clock: for the doctor only, never for sync. */
  readonly wallMs: number
  /** The version of the app, for people. */
  readonly app: string
}

const maxAppBytes = 40
const helloHeadBytes = 18
const magic = 0x4459 // "DY"

const utf8 = new TextEncoder()
const text = new TextDecoder('utf-8', { fatal: true })

/** u16 magic, u16 least version, u16 greatest, u16 port, u32 boot, u48 wall clock, UTF-8 app version. */
export const encodeHello = (hello: Hello): Uint8Array => {
  const app = utf8.encode(hello.app).subarray(0, maxAppBytes)
  const bytes = new Uint8Array(helloHeadBytes + app.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, magic)
  view.setUint16(2, hello.versions.min)
  view.setUint16(4, hello.versions.max)
  view.setUint16(6, hello.port)
  view.setUint32(8, hello.boot)
  const wallMs = Math.max(0, Math.min(2 ** 48 - 1, Math.floor(hello.wallMs)))
  view.setUint16(12, Math.floor(wallMs / 2 ** 32))
  view.setUint32(14, wallMs % 2 ** 32)
  bytes.set(app, helloHeadBytes)
  return bytes
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const decodeHello = (bytes: Uint8Array): Hello => {
  if (bytes.length < helloHeadBytes) throw new WireFault('A hello that is too short.')
  const view = viewOf(bytes)
  if (view.getUint16(0) !== magic) throw new WireFault('A hello without its mark.')
  const versions = { min: view.getUint16(2), max: view.getUint16(4) }
  if (versions.min < 1 || versions.max < versions.min) throw new WireFault('A hello with no versions.')
  let app = ''
  try {
    app = text.decode(bytes.subarray(helloHeadBytes, helloHeadBytes + maxAppBytes))
  } catch {
    throw new WireFault('A hello whose text is no UTF-8.')
  }
  return {
    versions,
    port: view.getUint16(6),
    boot: view.getUint32(8),
    wallMs: view.getUint16(12) * 2 ** 32 + view.getUint32(14),
    app: app.replace(/[^\w.+-]/g, '').slice(0, maxAppBytes),
  }
}

/** The greatest version that both speak, or who must be updated. */
export const agreeOn = (ours: VersionRange, theirs: VersionRange): number | 'olderThere' | 'newerThere' => {
  const max = Math.min(ours.max, theirs.max)
  if (max >= Math.max(ours.min, theirs.min)) return max
  return theirs.max < ours.min ? 'olderThere' : 'newerThere'
}

/* The roster: frames of entries, the last of which says so. */
export const maxEntryBytes = 131_072
export const maxRosterBytes = 16 * 1024 ** 2
const frameBudget = 512 * 1024

/** Bodies of `rosterEntries`: u8 whether more follow, then each entry with a u32 length before it. */
export const encodeEntries = (entries: readonly Uint8Array[]): readonly Uint8Array[] => {
  const groups: Uint8Array[][] = [[]]
  let size = 0
  for (const entry of entries) {
    if (size > 0 && size + entry.length + 4 > frameBudget) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(entry)
    size += entry.length + 4
  }
  return groups.map((group, index) => {
    const bytes = new Uint8Array(group.reduce((sum, entry) => sum + entry.length + 4, 1))
    bytes[0] = index < groups.length - 1 ? 1 : 0
    const view = viewOf(bytes)
    let at = 1
    for (const entry of group) {
      view.setUint32(at, entry.length)
      bytes.set(entry, at + 4)
      at += 4 + entry.length
    }
    return bytes
  })
}

export const decodeEntries = (body: Uint8Array): { readonly isLast: boolean; readonly entries: Uint8Array[] } => {
  if (body.length < 1 || (body[0] ?? 2) > 1) throw new WireFault('Roster entries without their mark.')
  const view = viewOf(body)
  const entries: Uint8Array[] = []
  let at = 1
  while (at < body.length) {
    if (at + 4 > body.length) throw new WireFault('A roster entry that is cut off.')
    const length = view.getUint32(at)
    if (length === 0 || length > maxEntryBytes || at + 4 + length > body.length) {
      throw new WireFault(`A roster entry of ${length} bytes.`)
    }
    entries.push(body.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { isLast: body[0] === 0, entries }
}

/** Numbers of openings: `open`, `shut` and the head of `data`. */
export const encodeNumber = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4)
  viewOf(bytes).setUint32(0, value)
  return bytes
}
export const decodeNumber = (body: Uint8Array): number => {
  if (body.length < 4) throw new WireFault('A number that is cut off.')
  return viewOf(body).getUint32(0)
}

/* Why a device ends a connection. */
export const byeReasons = ['going', 'versions', 'notTrusted', 'protocol', 'replaced', 'idle'] as const
export type ByeReason = (typeof byeReasons)[number]
export const encodeBye = (reason: ByeReason): Uint8Array => new Uint8Array([byeReasons.indexOf(reason)])
/** A reason that is not known here is `going`. */
export const decodeBye = (body: Uint8Array): ByeReason => byeReasons[body[0] ?? 0] ?? 'going'

/* What is announced on the network, sealed: u8 1, u16 port, u32 boot, the peer id. */
export interface Notice {
  readonly id: string
  readonly port: number
  readonly boot: number
}
const noticeHeadBytes = 7
export const encodeNotice = (notice: Notice): Uint8Array => {
  const id = utf8.encode(notice.id)
  const bytes = new Uint8Array(noticeHeadBytes + id.length)
  const view = viewOf(bytes)
  bytes[0] = 1
  view.setUint16(1, notice.port)
  view.setUint32(3, notice.boot)
  bytes.set(id, noticeHeadBytes)
  return bytes
}
/** Undefined where it is none. */
export const decodeNotice = (bytes: Uint8Array): Notice | undefined => {
  if (bytes.length < noticeHeadBytes + 1 || bytes.length > noticeHeadBytes + 60 || bytes[0] !== 1) return undefined
  const view = viewOf(bytes)
  const id = String.fromCharCode(...bytes.subarray(noticeHeadBytes))
  const port = view.getUint16(1)
  return /^[1-9A-HJ-NP-Za-km-z]+$/.test(id) && port > 0 ? { id, port, boot: view.getUint32(3) } : undefined
}

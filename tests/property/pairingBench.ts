/** Devices, and a wire between two of them on which a test can listen, and which it can bend or cut. */
import { createHash } from 'node:crypto'
import { type DeviceKeys, deviceKeys, type Random } from '../../main/peers/pairing/deviceKeys'
import { readWords, type Words } from '../../main/peers/pairing/invitation'
import { type Inviter, type Joiner, openInviter, openJoiner, type PairDevice } from '../../main/peers/pairing/pairing'
import { Roster } from '../../main/peers/pairing/roster'

/** Chance with a seed: for tests only. */
export function seededBytes(seed: string): Random {
  let drawn = 0
  return (count) => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
      createHash('sha256').update(`${seed} ${drawn++}`).digest(),
    )
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count))
  }
}

export interface BenchDevice extends PairDevice {
  readonly keys: DeviceKeys
  readonly roster: Roster
  /** What stands on its disk. */
  readonly disk: { entries: readonly Uint8Array[]; isFull: boolean; writes: number }
}

export function benchDevice(name: string, seed = name): BenchDevice {
  const random = seededBytes(`device ${seed}`)
  const keys = deviceKeys(random(32))
  const disk = { entries: [] as readonly Uint8Array[], isFull: false, writes: 0 }
  const keep = async (entries: readonly Uint8Array[]) => {
    if (disk.isFull) throw new Error('The disk is full.')
    disk.entries = entries
    disk.writes++
  }
  return { keys, name, roster: new Roster(keys, { random }), random, keep, disk, changed: () => undefined }
}

/** The device after a crash: what stands on its disk. */
export const restarted = (device: BenchDevice): BenchDevice => ({
  ...device,
  roster: new Roster(device.keys, { entries: device.disk.entries, random: device.random }),
})

export type Way = 'toInviter' | 'toJoiner'
/** What goes on of a message: nothing, itself, or something else. `cut` ends the wire. */
export type Bend = (bytes: Uint8Array, way: Way, number: number) => readonly Uint8Array[] | 'cut'

export interface Meeting {
  readonly inviter: Inviter
  readonly joiner: Joiner
  readonly heard: readonly { readonly way: Way; readonly bytes: Uint8Array }[]
  /** Until nothing is under way. */
  readonly settle: () => Promise<void>
  readonly cut: () => void
}

interface Options {
  readonly bend?: Bend
  readonly nowMs?: number
  /** The ids that the wire says the ends have. */
  readonly joinerId?: string
  readonly inviterId?: string
}

export function meet(
  inviter: Inviter,
  inviting: BenchDevice,
  joining: BenchDevice,
  words: Words,
  options: Options = {},
): Meeting {
  const nowMs = options.nowMs ?? 0
  const heard: { way: Way; bytes: Uint8Array }[] = []
  const queue: (() => void)[] = []
  let isCut = false
  let number = 0
  const cut = () => {
    if (isCut) return
    isCut = true
    queue.push(() => {
      end?.closed(nowMs)
      joiner.closed(nowMs)
    })
  }
  const send = (way: Way) => (bytes: Uint8Array) => {
    if (isCut) return
    heard.push({ way, bytes })
    const passed = options.bend?.(bytes, way, number++) ?? [bytes]
    if (passed === 'cut') return cut()
    for (const one of passed) {
      queue.push(() => (way === 'toInviter' ? end?.receive(one, nowMs) : joiner.receive(one, nowMs)))
    }
  }
  const close = () => {
    // A close comes after what was sent before it.
    queue.push(cut)
  }
  const inviterId = options.inviterId ?? inviting.keys.id
  const joinerId = options.joinerId ?? joining.keys.id
  const end = inviter.accept({ send: send('toJoiner'), close }, joinerId, nowMs)
  const joiner = openJoiner(joining, words, { send: send('toInviter'), close }, inviterId, nowMs)
  const settle = async () => {
    for (let idle = 0; idle < 3; idle++) {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        next()
        idle = 0
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { inviter, joiner, heard, settle, cut }
}

export function invite(device: BenchDevice, nowMs = 0): { inviter: Inviter; invitation: Words; code: Words } {
  const inviter = openInviter(device, ['192.168.1.7:41234'], nowMs)
  const state = inviter.state(nowMs)
  if (state.kind !== 'inviting') throw new Error('It does not invite.')
  const invitation = readWords(state.invitation)
  const code = readWords(state.code)
  if (invitation === undefined || code === undefined) throw new Error('Its words cannot be read.')
  return { inviter, invitation, code }
}

/** Pairs them to the end, both learners agreeing. */
export async function pair(
  inviting: BenchDevice,
  joining: BenchDevice,
  how: 'invitation' | 'code' = 'code',
  bend?: Bend,
) {
  const invited = invite(inviting)
  const meeting = meet(invited.inviter, inviting, joining, invited[how], bend === undefined ? {} : { bend })
  await meeting.settle()
  meeting.inviter.confirm(true, 0)
  meeting.joiner.confirm(true, 0)
  await meeting.settle()
  return meeting
}

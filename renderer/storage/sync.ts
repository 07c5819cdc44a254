/** What stands on this device about the others: receipts, what each was known to have, and what of theirs was refused. */
import { docNames } from '../study/record'
import { crc32c, crcOfText } from './crc32c'
import type { TableWorld } from './images'
import { readValue } from './readValue'
import { openReceipts } from './receipts'
import type { KnownDevice, RefusedUpdate, SetAside, SyncStore } from './store'
import type { DeviceTextRow } from './tables'

export interface SyncWorld extends TableWorld {
  readonly listAside: () => readonly SetAside[]
  readonly dropAside: (ids: readonly string[]) => Promise<void>
}

const mostRefused = 50
const mostRefusedBytes = 16 * 1024 ** 2

export function openSync(world: SyncWorld): SyncStore {
  const { database } = world
  const putDevice = async (device: KnownDevice) => {
    const text = encodeDevice(device)
    await (await database()).devices.put({ id: device.id, text, crc: rowCrc(device.id, text) })
  }
  const devices = async () => {
    const found: KnownDevice[] = []
    for (const id of await (await database()).devices.toCollection().primaryKeys())
      found.push(...(await readDevice(world, id)))
    return found
  }
  return {
    receipts: openReceipts(world),
    putDevice,
    devices,
    forgetDevice: async (id) => (await database()).devices.delete(id),
    setAside: (refused) => setRefusedAside(world, refused),
  }
}

async function readDevice({ database, now, setAside }: SyncWorld, id: string): Promise<readonly KnownDevice[]> {
  const { devices } = await database()
  const read = await readValue(() => devices.get(id))
  const row = 'value' in read ? read.value : undefined
  if ('value' in read && !row) return []
  if (row && isSound(row)) return [decodeDevice(row)]
  const bytes = new TextEncoder().encode(String(row?.text ?? ''))
  const reason = 'reason' in read ? read.reason : 'Its checksum does not match.'
  const kept = { id: `device/${id}`, doc: 'unknown', what: 'device', reason, at: now(), size: bytes.length } as const
  await setAside({ ...kept, bytes })
  await devices.delete(id)
  return []
}

/** A device that sends the same again and again, or ever new rubbish, does not fill the disk with it. */
async function setRefusedAside(world: SyncWorld, { device, name, doc, bytes, detail }: RefusedUpdate): Promise<void> {
  const start = `update/${device}/`
  const id = `${start}${doc}/${crc32c(bytes).toString(16)}-${bytes.length}`
  const from = { id: device, name: name ?? device }
  await world.setAside({
    ...{ id, doc, what: 'update', reason: detail, at: world.now(), size: bytes.length, from },
    bytes: new Uint8Array(bytes),
  })
  const old: string[] = []
  let total = 0
  const ofDevice = world.listAside().filter((one) => one.id.startsWith(start))
  for (const [place, one] of ofDevice.sort((a, b) => b.at - a.at || (a.id === id ? -1 : 1)).entries()) {
    total += one.size
    if (place > 0 && (place >= mostRefused || total > mostRefusedBytes)) old.push(one.id)
  }
  if (old.length > 0) await world.dropAside(old)
}

function encodeDevice({ equalAt, vectors }: KnownDevice): string {
  const lists = docNames.flatMap((doc) => {
    const vector = vectors[doc]
    return vector ? [[doc, [...vector]] as const] : []
  })
  return JSON.stringify({ equalAt, vectors: Object.fromEntries(lists) })
}

interface DeviceText {
  readonly equalAt?: number
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/** A sound checksum says that this app wrote it, so its shape is known. */
function decodeDevice({ id, text }: DeviceTextRow): KnownDevice {
  const { equalAt, vectors } = JSON.parse(text) as DeviceText
  const decoded = Object.entries(vectors).map(([doc, vector]) => [doc, Uint8Array.from(vector)] as const)
  return { id, ...(equalAt === undefined ? {} : { equalAt }), vectors: Object.fromEntries(decoded) }
}

const rowCrc = (id: string, text: string) => crcOfText(text, crcOfText(id))

const isSound = ({ id, crc, text }: DeviceTextRow) => typeof text === 'string' && crc === rowCrc(id, text)

/** Receipts of syncs, under a checksum each; the oldest are let go. */
import type { Receipt } from '../study/devices/devices'
import { crcOfText } from './crc32c'
import type { TableWorld } from './images'
import { readValue } from './readValue'
import type { ReceiptStore } from './store'
import type { ReceiptRow, StudyDatabase } from './tables'

const mostReceipts = 200
/** UTF-16 units of all texts together. */
const mostLetters = 64_000_000

export function openReceipts({ database, now, setAside }: TableWorld): ReceiptStore {
  const listeners = new Set<() => void>()
  const put = async (receipt: Receipt) => {
    const open = await database()
    const text = JSON.stringify(receipt)
    const { id, to } = receipt
    await open.transaction('rw', open.receipts, async () => {
      await open.receipts.put({ id, to, size: text.length, text, crc: rowCrc(id, text) })
      await open.receipts.bulkDelete(await findOld(open))
    })
    for (const changed of [...listeners]) changed()
  }
  const get = async (id: string): Promise<Receipt | undefined> => {
    const open = await database()
    const read = await readValue(() => open.receipts.get(id))
    const row = 'value' in read ? read.value : undefined
    if ('value' in read && !row) return undefined
    // A sound checksum says that this app wrote it, so its shape is known.
    if (row && isSound(row)) return JSON.parse(row.text) as Receipt
    const bytes = new TextEncoder().encode(String(row?.text ?? ''))
    const reason = 'reason' in read ? read.reason : 'Its checksum does not match.'
    const kept = {
      id: `receipt/${id}`,
      doc: 'unknown',
      what: 'receipt',
      reason,
      at: now(),
      size: bytes.length,
    } as const
    await setAside({ ...kept, bytes })
    await open.receipts.delete(id)
    return undefined
  }
  const list = async () => {
    const all: Receipt[] = []
    for (const id of await (await database()).receipts.toCollection().primaryKeys()) {
      const receipt = await get(id)
      if (receipt) all.push(receipt)
    }
    return all.sort((one, other) => other.to - one.to || (one.id < other.id ? -1 : 1))
  }
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { put, get, list, subscribe }
}

/** The ids of what is beyond the newest that are kept. The newest of all stays, whatever its size. */
async function findOld(open: StudyDatabase): Promise<string[]> {
  const keys = (await open.receipts.orderBy('[to+size+id]').reverse().keys()) as unknown as [number, number, string][]
  const old: string[] = []
  let letters = 0
  for (const [place, [, size, id]] of keys.entries()) {
    letters += size
    if (place > 0 && (place >= mostReceipts || letters > mostLetters)) old.push(id)
  }
  return old
}

const rowCrc = (id: string, text: string) => crcOfText(text, crcOfText(id))

const isSound = ({ id, crc, text }: ReceiptRow) => typeof text === 'string' && crc === rowCrc(id, text)

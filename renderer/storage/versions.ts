/** Older texts of notes, under a checksum each, thinned whenever one is added. */
import { crcOfText } from './crc32c'
import type { TableWorld } from './images'
import { readValue } from './readValue'
import type { VersionStore } from './store'
import type { VersionRow } from './tables'
import { thin } from './thinning'

export function openVersions({ database, now, setAside }: TableWorld): VersionStore {
  const add = async (note: string, at: number, text: string) => {
    const open = await database()
    await open.transaction('rw', open.versions, async () => {
      await open.versions.put({ note, at, text, crc: textCrc(note, at, text) })
      const keys = (await of(open, note).primaryKeys()) as [string, number][]
      const kept = thin(
        keys.map(([, time]) => time),
        now(),
      )
      await open.versions.bulkDelete(keys.filter(([, time]) => !kept.has(time)))
    })
  }
  const list = async (note: string) => {
    const open = await database()
    const found: { at: number; length: number }[] = []
    for (const [, at] of ((await of(open, note).primaryKeys()) as [string, number][]).reverse()) {
      const read = await readValue(() => open.versions.get([note, at]))
      const text = 'value' in read ? read.value?.text : undefined
      found.push({ at, length: typeof text === 'string' ? text.length : 0 })
    }
    return found
  }
  const get = async (note: string, at: number) => {
    const open = await database()
    const read = await readValue(() => open.versions.get([note, at]))
    const row = 'value' in read ? read.value : undefined
    if ('value' in read && !row) return undefined
    if (row && isSound(row)) return row.text
    const bytes = new TextEncoder().encode(String(row?.text ?? ''))
    const reason = 'reason' in read ? read.reason : 'Its checksum does not match.'
    await setAside({
      id: `version/${note}/${at}`,
      doc: 'notes',
      what: 'version',
      reason,
      at: now(),
      size: bytes.length,
      bytes,
    })
    await open.versions.delete([note, at])
    return undefined
  }
  return { add, list, get }
}

type Open = Awaited<ReturnType<TableWorld['database']>>
const of = (open: Open, note: string) => open.versions.where('[note+at]').between([note, -Infinity], [note, Infinity])

const textCrc = (note: string, at: number, text: string) => crcOfText(text, crcOfText(`${note}/${at}`))

const isSound = ({ note, at, text, crc }: VersionRow) => typeof text === 'string' && crc === textCrc(note, at, text)

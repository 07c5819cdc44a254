/** Older texts of notes, under a checksum each, thinned whenever one is added. */
import { crcOfText } from './crc32c'
import type { TableWorld } from './images'
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
    const rows = await of(await database(), note).toArray()
    return rows.map(({ at, text }) => ({ at, length: typeof text === 'string' ? text.length : 0 })).reverse()
  }
  const get = async (note: string, at: number) => {
    const open = await database()
    const row = await open.versions.get([note, at])
    if (!row) return undefined
    if (isSound(row)) return row.text
    const bytes = new TextEncoder().encode(String(row.text))
    const reason = 'Its checksum does not match.'
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

/** Images by the hash of their bytes: never changed, so there is nothing to merge, and a damaged one is known by its name. */

import { sniffImage } from './imageType'
import { readValue } from './readValue'
import type { ImageStore } from './store'
import type { AsideRow, StudyDatabase } from './tables'

export const mostImageBytes = 2 * 1024 * 1024

export class ImageRefused extends Error {
  override readonly name = 'ImageRefused'
  readonly why: 'tooLarge' | 'notImage' | 'notWritten'
  constructor(why: ImageRefused['why'], message: string) {
    super(message)
    this.why = why
  }
}

export interface TableWorld {
  /** The open database; rejects while there is none. */
  readonly database: () => Promise<StudyDatabase>
  readonly now: () => number
  readonly setAside: (row: AsideRow) => Promise<void>
}

export function openImages({ database, now, setAside }: TableWorld): ImageStore {
  const put = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    if (bytes.length > mostImageBytes)
      throw new ImageRefused('tooLarge', `The image is larger than ${mostImageBytes / 1024 / 1024} MB.`)
    const type = sniffImage(bytes)
    if (!type) throw new ImageRefused('notImage', 'This is not a PNG, JPEG, GIF, WebP or AVIF image.')
    const hash = await sha256(bytes)
    try {
      await (await database()).images.put({ hash, type, bytes: new Uint8Array(bytes) })
    } catch (reason) {
      throw new ImageRefused('notWritten', `The image could not be written to this device: ${String(reason)}`)
    }
    return hash
  }
  const get: ImageStore['get'] = async (hash) => {
    const { images } = await database()
    const read = await readValue(() => images.get(hash))
    const row = 'value' in read ? read.value : undefined
    if ('value' in read && row === undefined) return undefined
    if (row?.bytes instanceof Uint8Array && (await sha256(row.bytes)) === hash) return row
    const bytes = row?.bytes instanceof Uint8Array ? row.bytes : new Uint8Array()
    const reason = 'reason' in read ? read.reason : 'Its bytes are not those of its name.'
    const kept = { id: `image/${hash}`, doc: 'notes', what: 'image', reason, at: now(), size: bytes.length } as const
    await setAside({ ...kept, bytes })
    await images.delete(hash)
    return undefined
  }
  const hashes = async () => (await database()).images.toCollection().primaryKeys()
  return { put, get, hashes }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

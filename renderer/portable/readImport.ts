/** What a chosen file or folder is, by its content, and what it holds. */
import type { Arrival, Bytes, Refusal, RefusalReason } from '../study/parcel'
import type { DocName } from '../study/record'
import { isDeck, readDeck } from './anki/readDeck'
import { type InFile, readFolder } from './folder/readFolder'
import { limits } from './limits'
import { isLossless, type LosslessArrival, readLossless } from './lossless/readLossless'
import { foldName, safePath } from './zip/names'
import { readZip } from './zip/readZip'

export interface ChosenFile {
  readonly name: string
  readonly bytes: Bytes
}

export type Chosen =
  | { readonly kind: 'file'; readonly file: ChosenFile }
  | { readonly kind: 'folder'; readonly files: readonly ChosenFile[]; readonly refused: readonly Refusal[] }

export type Read =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'lossless'; readonly arrival: LosslessArrival }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

type CurrentDocs = Readonly<Record<DocName, Bytes>>

export async function readImport(chosen: Chosen, current: CurrentDocs, now: number): Promise<Read> {
  if (chosen.kind === 'folder') return fromFolder(chosen.files, chosen.refused, now)
  const { name, bytes } = chosen.file
  if (bytes.length === 0) return refuse(name, 'empty')
  if (bytes.length > limits.file) return refuse(name, 'tooLarge')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromZip(name, bytes, current, now)
  if (/\.(md|markdown|txt)$/i.test(name)) return fromFolder([chosen.file], [], now)
  return refuse(name, /\.(zip|apkg|colpkg|drydock)$/i.test(name) ? 'damaged' : 'kind')
}

const refuse = (name: string, why: RefusalReason, detail?: string): Read => ({
  kind: 'refused',
  refusal: { name, why, ...(detail && { detail }) },
})

const arrive = (arrival: Arrival): Read => ({ kind: 'arrival', arrival: wellFormed(arrival) as Arrival })

/** JSON and YAML can spell half of a character: in the document it would be one thing now and another after a reload. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wellFormed(one)]))
}

async function fromZip(name: string, bytes: Bytes, current: CurrentDocs, now: number): Promise<Read> {
  const zip = readZip(bytes)
  if (!zip.ok) return refuse(name, zip.why, zip.detail)
  if (isLossless(zip.entries)) {
    const read = await readLossless(zip.entries, current, zip.refused, now)
    return read.ok
      ? { kind: 'lossless', arrival: read.arrival }
      : refuse(`${name}: ${read.name}`, read.why, read.detail)
  }
  if (isDeck(zip.entries)) {
    const read = await readDeck(zip.entries, now, zip.refused)
    return read.ok ? arrive(read.arrival) : refuse(`${name}: ${read.name}`, read.why, read.detail)
  }
  return arrive(await readFolder(zip.entries, now, zip.refused))
}

/** The shell has looked at the names already; a page that trusts nobody looks again. */
async function fromFolder(files: readonly ChosenFile[], already: readonly Refusal[], now: number): Promise<Read> {
  const refused: Refusal[] = [...already]
  const names = new Set<string>()
  const inside: InFile[] = []
  for (const { name, bytes } of files) {
    const safe = safePath(name)
    const why = 'why' in safe ? safe.why : names.has(foldName(safe.path)) ? 'double' : undefined
    if (why || 'why' in safe) refused.push({ name, why: why ?? 'name' })
    else {
      names.add(foldName(safe.path))
      inside.push({ path: safe.path, read: () => bytes })
    }
  }
  return arrive(await readFolder(inside, now, refused))
}

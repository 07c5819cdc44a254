/** The list of a package's media: a JSON object (legacy), or a Zstandard-packed MediaEntries message. */
import type { Bytes } from '../../study/parcel'
import { readJson } from '../json'
import { limits } from '../limits'
import { readText } from '../text'
import { readFields, textField } from './protobuf'
import { isZstd, unzstd } from './unzstd'

/** The name that notes use → the name of the zip entry. Throws where the list cannot be read. */
export function readMedia(bytes: Bytes): Map<string, string> {
  return isZstd(bytes) ? fromMessage(bytes) : fromJson(bytes)
}

function fromJson(bytes: Bytes): Map<string, string> {
  const text = readText(bytes)
  const json = text === undefined ? undefined : readJson(text)
  if (!json?.ok || typeof json.value !== 'object' || json.value === null)
    throw new RangeError('It is no list of media.')
  const named = Object.entries(json.value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new Map(named.map(([entry, name]) => [name.normalize('NFC'), entry]))
}

/** MediaEntries: field 1, repeated: an entry whose field 1 is the name; the zip entry is its place in the list. */
function fromMessage(bytes: Bytes): Map<string, string> {
  const unpacked = unzstd(bytes, limits.json)
  if (typeof unpacked === 'string') throw new RangeError('The list of media is damaged.')
  const entries = readFields(unpacked).filter(({ number }) => number === 1)
  return new Map(
    entries.map(({ value }, at) => {
      const fields = value instanceof Uint8Array ? readFields(value) : []
      return [textField(fields, 1).normalize('NFC'), String(at)]
    }),
  )
}

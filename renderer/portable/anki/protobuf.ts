/** As much of Protocol Buffers as Anki's newer files need: fields by number; unknown ones are skipped. */
export interface Field {
  readonly number: number
  /** A varint, or the bytes of a length-delimited field. */
  readonly value: number | Uint8Array
}

/** Throws a RangeError where the bytes are no message. */
export function readFields(bytes: Uint8Array): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = () => {
    let value = 0
    for (let factor = 1; factor < 2 ** 64; factor *= 128) {
      const byte = bytes[at++]
      if (byte === undefined) throw new RangeError('A protobuf message ends too early.')
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
    throw new RangeError('A protobuf number is too long.')
  }
  const take = (length: number) => {
    if (at + length > bytes.length) throw new RangeError('A protobuf field is longer than its message.')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const key = varint()
    const number = Math.floor(key / 8)
    if (key % 8 === 0) fields.push({ number, value: varint() })
    else if (key % 8 === 2) fields.push({ number, value: take(varint()) })
    else if (key % 8 === 1) take(8)
    else if (key % 8 === 5) take(4)
    else throw new RangeError('A protobuf field has an unknown type.')
  }
  return fields
}

export function textField(fields: readonly Field[], number: number): string {
  const value = fields.find((field) => field.number === number)?.value
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
}

export function numberField(fields: readonly Field[], number: number): number {
  const value = fields.find((field) => field.number === number)?.value
  return typeof value === 'number' ? value : 0
}

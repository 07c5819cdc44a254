/**
 * Structured clone as JSON text, for what crosses between the main process and the page. The same source runs in
 * Node and, as text, in the page. Shared references come out as copies; cycles are refused.
 */

export interface Codec {
  readonly pack: (value: unknown) => string
  readonly unpack: (text: string) => unknown
}

interface Tagged {
  readonly $: string
  readonly v: unknown
  readonly type?: string
  readonly name?: string
}

interface Base64 {
  readonly fromBase64: (text: string) => Uint8Array<ArrayBuffer>
}

/** Complete in itself, because its text is what the page gets. */
export function createCodec(): Codec {
  const hasBuffer = typeof Buffer !== 'undefined'
  const toText = ({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBufferLike>): string => {
    if (hasBuffer) return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
    return (new Uint8Array(buffer, byteOffset, byteLength) as Uint8Array & { toBase64: () => string }).toBase64()
  }
  const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
    hasBuffer ? Uint8Array.from(Buffer.from(text, 'base64')) : (Uint8Array as unknown as Base64).fromBase64(text)
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }

  const encode = (value: unknown, parents: readonly object[]): unknown => {
    if (value === undefined) return { $: 'undefined' }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value !== 'object' || parents.includes(value)) return refuse()
    return encodeObject(value, [...parents, value])
  }
  const encodeObject = (value: object, parents: readonly object[]): unknown => {
    const inner = (item: unknown) => encode(item, parents)
    if (Array.isArray(value)) return value.map(inner)
    if (value instanceof Date) return { $: 'Date', v: value.getTime() }
    if (value instanceof Map) return { $: 'Map', v: [...value].map(([key, item]) => [inner(key), inner(item)]) }
    if (value instanceof Set) return { $: 'Set', v: [...value].map(inner) }
    if (value instanceof Error) return { $: 'Error', name: value.name, v: value.message }
    if (value instanceof RegExp) return { $: 'RegExp', name: value.flags, v: value.source }
    if (value instanceof ArrayBuffer) return { $: 'bytes', type: 'ArrayBuffer', v: toText(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const type = hasBuffer && Buffer.isBuffer(value) ? 'Uint8Array' : value.constructor.name
      return { $: 'bytes', type, v: toText(value) }
    }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return refuse()
    return { $: 'object', v: Object.entries(value).map(([key, item]) => [key, inner(item)]) }
  }
  const decodePairs = (pairs: unknown) =>
    (pairs as [unknown, unknown][]).map(([a, b]) => [decode(a), decode(b)] as const)
  const decodeBytes = (type: string | undefined, text: string) => {
    const bytes = toBytes(text)
    if (type === 'Uint8Array') return bytes
    if (type === 'ArrayBuffer') return bytes.buffer
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[type ?? '']
    return View ? new View(bytes.buffer) : refuse()
  }
  const decode = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(decode)
    const { $, v, type, name } = value as Tagged
    switch ($) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(v)
      case 'bigint':
        return BigInt(String(v))
      case 'Date':
        return new Date(Number(v))
      case 'Map':
        return new Map(decodePairs(v))
      case 'Set':
        return new Set((v as unknown[]).map(decode))
      case 'Error':
        return Object.assign(new Error(String(v)), { name })
      case 'RegExp':
        return new RegExp(String(v), name)
      case 'bytes':
        return decodeBytes(type, String(v))
      default:
        return Object.fromEntries(decodePairs(v))
    }
  }

  return {
    pack: (value) => JSON.stringify(encode(value, [])),
    unpack: (text) => decode(JSON.parse(text)),
  }
}

export const codec = createCodec()

/** Interprets the contract's shapes: lets through exactly what a shape describes, as a copy made of own data properties. */
import type { Check, Checked, Fields, Infer, Shape } from './contract'

type Seen = Checked<unknown>
type RecordShape = Extract<Shape, { kind: 'record' }>
type ListShape = Extract<Shape, { kind: 'list' }>
type TextShape = Extract<Shape, { kind: 'text' }>
type VariantsShape = Extract<Shape, { kind: 'variants' }>
type TextsShape = Extract<Shape, { kind: 'texts' }>
type RangeShape = Extract<Shape, { kind: 'number' | 'integer' }>

const accept = (value: unknown): Seen => ({ ok: true, value })
/** Reasons name the place and the expectation, never the value: values may be long, or private. */
const refuse = (at: string, expected: string): Seen => ({ ok: false, reason: `${at} must be ${expected}` })

export const check: Check = <S extends Shape>(shape: S, value: unknown) =>
  look(shape, value, 'argument') as Checked<Infer<S>>

function look(shape: Shape, value: unknown, at: string): Seen {
  switch (shape.kind) {
    case 'nothing':
      return value === undefined ? accept(undefined) : refuse(at, 'absent')
    case 'boolean':
      return typeof value === 'boolean' ? accept(value) : refuse(at, 'true or false')
    case 'text':
      return lookAtText(shape, value, at)
    case 'number':
    case 'integer':
      return lookAtNumber(shape, value, at)
    case 'oneOf':
      return typeof value === 'string' && shape.values.includes(value)
        ? accept(value)
        : refuse(at, `one of ${shape.values.join(', ')}`)
    case 'bytes':
      return value instanceof Uint8Array && value.byteLength <= shape.max
        ? accept(value)
        : refuse(at, `at most ${shape.max} bytes`)
    case 'list':
      return lookAtList(shape, value, at)
    case 'record':
      return lookAtRecord(shape, value, at)
    case 'variants':
      return lookAtVariants(shape, value, at)
    case 'texts':
      return lookAtTexts(shape, value, at)
  }
}

function lookAtText({ max, pattern }: TextShape, value: unknown, at: string): Seen {
  if (typeof value !== 'string' || value.length > max) return refuse(at, `text of at most ${max} characters`)
  return pattern && !pattern.test(value) ? refuse(at, `text like ${pattern.source}`) : accept(value)
}

function lookAtNumber({ kind, min, max }: RangeShape, value: unknown, at: string): Seen {
  const isKind = kind === 'integer' ? Number.isInteger(value) : Number.isFinite(value)
  return isKind && typeof value === 'number' && value >= min && value <= max
    ? accept(value)
    : refuse(at, `${kind === 'integer' ? 'a whole number' : 'a number'} from ${min} to ${max}`)
}

function lookAtList({ max, of }: ListShape, value: unknown, at: string): Seen {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype || value.length > max) {
    return refuse(at, `a list of at most ${max}`)
  }
  const size = value.length
  // Besides its items a plain list owns only its length.
  if (Reflect.ownKeys(value).length !== size + 1) return refuse(at, 'a list without holes or names')
  const items: unknown[] = []
  for (let index = 0; index < size; index++) {
    const seen = lookAtProperty(of, value, String(index), `${at}[${index}]`)
    if (!seen.ok) return seen
    items.push(seen.value)
  }
  return accept(items)
}

function lookAtRecord({ fields, optional }: RecordShape, value: unknown, at: string): Seen {
  if (!isPlainObject(value)) return refuse(at, 'a plain object')
  const keys = Reflect.ownKeys(value)
  if (keys.length > Object.keys(fields).length + Object.keys(optional).length) {
    return refuse(at, 'an object without other fields')
  }
  const copy: Record<string, unknown> = {}
  for (const key of keys) {
    const shape = shapeOf(key, fields, optional)
    if (typeof key === 'symbol' || !shape) return refuse(at, 'an object without other fields')
    const seen = lookAtProperty(shape, value, key, `${at}.${key}`)
    if (!seen.ok) return seen
    copy[key] = seen.value
  }
  const missing = Object.keys(fields).find((key) => !Object.hasOwn(copy, key))
  return missing === undefined ? accept(copy) : refuse(`${at}.${missing}`, 'there')
}

function lookAtVariants({ of }: VariantsShape, value: unknown, at: string): Seen {
  if (!isPlainObject(value)) return refuse(at, 'a plain object')
  const kind: unknown = Object.getOwnPropertyDescriptor(value, 'kind')?.value
  const variant = of.find(({ fields }) => typeof kind === 'string' && fields.kind.values.includes(kind))
  return variant ? lookAtRecord(variant, value, at) : refuse(`${at}.kind`, 'a kind that is known')
}

const textName = /^[a-z][A-Za-z0-9]{0,39}$/

function lookAtTexts({ max, of }: TextsShape, value: unknown, at: string): Seen {
  if (!isPlainObject(value)) return refuse(at, 'a plain object')
  const keys = Reflect.ownKeys(value)
  if (keys.length > max) return refuse(at, `an object of at most ${max} texts`)
  const copy: Record<string, unknown> = {}
  for (const key of keys) {
    if (typeof key === 'symbol' || !textName.test(key)) return refuse(at, 'an object of named texts')
    const seen = lookAtProperty({ kind: 'text', max: of }, value, key, `${at}.${key}`)
    if (!seen.ok) return seen
    copy[key] = seen.value
  }
  return accept(copy)
}

function shapeOf(key: string | symbol, fields: Fields, optional: Fields): Shape | undefined {
  if (typeof key === 'symbol') return undefined
  if (Object.hasOwn(fields, key)) return fields[key]
  return Object.hasOwn(optional, key) ? optional[key] : undefined
}

/** Reads through the descriptor, so that no getter of the caller's runs: an accessor has no value, and is refused. */
function lookAtProperty(shape: Shape, owner: object, key: string, at: string): Seen {
  return look(shape, Object.getOwnPropertyDescriptor(owner, key)?.value, at)
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

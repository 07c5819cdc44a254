/** Command-line options as git reads them: bundled, abbreviated, with `=` and with `--`. */
import { Fatal } from './faults'

type Kind = 'flag' | 'value' | 'optional' | 'list' | 'count'
/**
 * What a command takes, by long name: a kind, then its letter or another long name where it has one, as in `flag q`.
 * `flag` is on or off (`--no-x` turns it off), `value` takes one, `optional` takes one only when it is stuck to it
 * (`--x=1`, `-U3`), `list` may come often.
 */
export type Option = Kind | `${Kind} ${string}`
export type Spec = Readonly<Record<string, Option>>

export type Parsed<S extends Spec> = Read<keyof S & string>

interface Read<Name extends string> {
  /** True, false (`--no-x`), a value, or undefined where it was not given. */
  readonly on: (name: Name) => boolean
  readonly value: (name: Name) => string | undefined
  readonly all: (name: Name) => readonly string[]
  readonly count: (name: Name) => number
  /** Whether it was given in any form. */
  readonly given: (name: Name) => boolean
  /** Names in the order in which they were given, for options of which the last one counts. */
  readonly order: readonly string[]
  /** What is left, without `--`. */
  readonly rest: readonly string[]
  /** How much of `rest` stood before `--`; undefined where there was none. */
  readonly beforeDashes: number | undefined
}

interface Settings {
  /** Stop at the first word that is no option, as `git config` and wrappers do. */
  readonly stopsEarly?: boolean
  /** Takes what is no option of this command: its value is then left in `rest`. */
  readonly keepsUnknown?: boolean
  /** Names are not shortened, as with `log` and others that read revisions. */
  readonly isExact?: boolean
  /** `-5` and such, as `log` takes it. */
  readonly number?: string
}

type Given = Map<string, (string | boolean)[]>

export function parseOptions<const S extends Spec>(
  args: readonly string[],
  spec: S,
  settings: Settings = {},
): Parsed<S> {
  const given: Given = new Map()
  const order: string[] = []
  const rest: string[] = []
  let beforeDashes: number | undefined
  const note = (name: string, value: string | boolean) => {
    order.push(name)
    given.set(name, [...(given.get(name) ?? []), value])
  }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--') {
      beforeDashes = rest.length
      rest.push(...args.slice(at + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      if (settings.stopsEarly) {
        rest.push(...args.slice(at))
        break
      }
      rest.push(arg)
    } else if (settings.number !== undefined && /^-\d+$/.test(arg)) note(settings.number, arg.slice(1))
    else {
      if (settings.isExact && arg === '-n' && args[at + 1] === undefined)
        throw new Fatal('error: -n requires an argument\n', 128, false)
      const read = arg.startsWith('--') ? (settings.isExact ? longExact : long) : short
      const used = read(arg, args[at + 1], spec, note)
      if (used !== undefined) at += used
      else if (settings.keepsUnknown) rest.push(arg)
      else throw new Unknown(arg)
    }
  }
  return view(given, order, rest, beforeDashes)
}

function view<S extends Spec>(
  given: Given,
  order: string[],
  rest: string[],
  beforeDashes: number | undefined,
): Parsed<S> {
  const last = (name: string) => given.get(name)?.at(-1)
  return {
    on: (name) => last(name) !== undefined && last(name) !== false,
    value: (name) => {
      const value = last(name)
      return typeof value === 'string' ? value : undefined
    },
    all: (name) => (given.get(name) ?? []).filter((value) => typeof value === 'string'),
    count: (name) => {
      const values = given.get(name) ?? []
      return values.length - (values.lastIndexOf(false) + 1)
    },
    given: (name) => given.has(name),
    ...{ order, rest, beforeDashes },
  }
}

/** An option that the command does not know. The exit code is 129. */
export class Unknown extends Fatal {
  constructor(arg: string, words?: string, code = 129) {
    const what = arg.startsWith('--') ? `option \`${arg.slice(2).split('=')[0]}'` : `switch \`${arg.slice(1, 2)}'`
    super(words ?? `error: unknown ${what}\n`, code, false)
  }
}

const needsValue = (name: string) => new Fatal(`error: ${name} requires a value\n`, 129, false)

type Note = (name: string, value: string | boolean) => void

/** How many further arguments it took; undefined where it is unknown. */
function long(arg: string, next: string | undefined, spec: Spec, note: Note): number | undefined {
  const equals = arg.indexOf('=')
  const name = arg.slice(2, equals < 0 ? undefined : equals)
  const stuck = equals < 0 ? undefined : arg.slice(equals + 1)
  const found = findLong(name, spec)
  if (!found) return undefined
  const { key, kind, isNegated } = found
  if (isNegated) {
    note(key, false)
    return 0
  }
  if (kind === 'flag' || kind === 'count') {
    if (stuck !== undefined) throw new Fatal(`error: option \`${name}' takes no value\n`, 129, false)
    note(key, true)
    return 0
  }
  if (stuck !== undefined || kind === 'optional') {
    note(key, stuck ?? true)
    return 0
  }
  if (next === undefined) throw needsValue(`option \`${name}'`)
  note(key, next)
  return 1
}

/** The same for commands that read revisions: nothing is shortened, and a value is asked for in other words. */
function longExact(arg: string, next: string | undefined, spec: Spec, note: Note): number | undefined {
  const [name = ''] = arg.slice(2).split('=')
  const found = namesIn(spec).find((one) => one.name === name)
  if (!found) return undefined
  const { kind } = found
  const isFlag = found.isNegated || kind === 'flag' || kind === 'count'
  if (isFlag && arg.includes('=')) return undefined
  if (!isFlag && kind !== 'optional' && next === undefined && !arg.includes('='))
    throw new Fatal(`Option '--${name}' requires a value`)
  return long(arg, next, spec, note)
}

interface Found {
  readonly key: string
  readonly kind: string | undefined
  readonly isNegated: boolean
}

const namesIn = (spec: Spec): readonly (Found & { readonly name: string })[] =>
  Object.entries(spec).flatMap(([key, option]) => {
    const [kind, ...others] = option.split(' ')
    return [key, ...others.filter((one) => one.length > 1)].flatMap((one) => [
      { name: one, key, kind, isNegated: false },
      { name: one.startsWith('no-') ? one.slice(3) : `no-${one}`, key, kind, isNegated: true },
    ])
  })

function findLong(name: string, spec: Spec): Found | undefined {
  const names = namesIn(spec)
  const exact = names.find((one) => one.name === name)
  if (exact) return exact
  const begun = names.filter((one) => one.name.startsWith(name))
  const keys = new Set(begun.map(({ key, isNegated }) => `${key} ${isNegated}`))
  if (keys.size > 1) {
    const [one, other] = begun.filter(({ isNegated }) => !isNegated || name.startsWith('no'))
    if (one && other)
      throw new Fatal(`error: ambiguous option: ${name} (could be --${one.name} or --${other.name})\n`, 129, false)
  }
  return begun.find(({ isNegated }) => !isNegated) ?? begun[0]
}

function short(arg: string, next: string | undefined, spec: Spec, note: Note): number | undefined {
  for (let at = 1; at < arg.length; at++) {
    const letter = arg[at]
    const found = Object.entries(spec).find(([, option]) => option.split(' ')[1] === letter)
    if (!found) {
      if (at === 1) return undefined
      throw new Unknown(`-${letter}`)
    }
    const [key, option] = found
    const [kind] = option.split(' ')
    if (kind === 'flag' || kind === 'count') {
      note(key, true)
      continue
    }
    const stuck = arg.slice(at + 1)
    if (stuck !== '' || kind === 'optional') {
      note(key, stuck === '' ? true : stuck)
      return 0
    }
    if (next === undefined) throw needsValue(`switch \`${letter}'`)
    note(key, next)
    return 1
  }
  return 0
}

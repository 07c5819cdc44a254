/** A regular expression as a list of instructions, run over all its ways at once: the time grows with the text alone. */

/** What a JavaScript expression without look-around and back-references is made of. */
type Tree =
  | { readonly kind: 'one'; readonly fits: (char: string) => boolean }
  | { readonly kind: 'place'; readonly holds: Place }
  | { readonly kind: 'row'; readonly of: readonly Tree[] }
  | { readonly kind: 'ways'; readonly of: readonly Tree[] }
  | { readonly kind: 'group'; readonly number: number; readonly of: Tree }
  | { readonly kind: 'repeat'; readonly of: Tree; readonly min: number; readonly max: number; readonly isLazy: boolean }

type Place = (text: string, at: number) => boolean

type Instruction =
  | { readonly do: 'one'; readonly fits: (char: string) => boolean }
  | { readonly do: 'place'; readonly holds: Place }
  | { readonly do: 'save'; readonly slot: number }
  /** Goes on at all of these, the first before the others. */
  | { readonly do: 'go'; to: readonly number[] }
  | { readonly do: 'match' }

export interface Program {
  readonly list: readonly Instruction[]
  readonly groups: number
  readonly isUnicode: boolean
}

const longest = 1_000

/** Undefined where it has something that cannot be run so, or is too long. */
export function programOf(source: string, flags: string): Program | undefined {
  const reader = new Reader(source, flags)
  const tree = reader.ways()
  if (!tree || reader.at < source.length) return undefined
  const list: Instruction[] = []
  if (!emit({ kind: 'group', number: 0, of: tree }, list)) return undefined
  list.push({ do: 'match' })
  return { list, groups: reader.groups, isUnicode: flags.includes('u') }
}

const isWord = (char: string | undefined) => char !== undefined && /\w/.test(char)
const isLineEnd = (char: string | undefined) => char !== undefined && /[\n\r\u2028\u2029]/.test(char)
const isEdge: Place = (text, at) => isWord(text[at - 1]) !== isWord(text[at])

/** Assertions that the lab's own expressions use, as they are written. */
const places: Readonly<Record<string, Place>> = {
  '\\b': isEdge,
  '\\B': (text, at) => !isEdge(text, at),
  '(?<!\\w)': (text, at) => !isWord(text[at - 1]),
  '(?!\\w)': (text, at) => !isWord(text[at]),
  '(?!/)': (text, at) => text[at] !== '/',
  '(?!)': () => false,
}

class Reader {
  at = 0
  groups = 0
  private readonly source: string
  private readonly flags: string

  constructor(source: string, flags: string) {
    this.source = source
    this.flags = flags
  }

  /** Undefined where it is not understood. */
  ways(): Tree | undefined {
    const of: Tree[] = []
    do {
      const row = this.row()
      if (!row) return undefined
      of.push(row)
    } while (this.take('|'))
    return { kind: 'ways', of }
  }

  private row(): Tree | undefined {
    const of: Tree[] = []
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const atom = this.atom()
      const repeated = atom && this.repeated(atom)
      if (!repeated) return undefined
      of.push(repeated)
    }
    return { kind: 'row', of }
  }

  private repeated(of: Tree): Tree {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.source.slice(this.at))
    if (!found) return of
    this.at += found[0].length
    const [, sign, low, comma, high, lazy] = found
    const min = sign === undefined ? Number(low) : sign === '+' ? 1 : 0
    const bounded = comma === '' ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high)
    const max = sign === undefined ? bounded : sign === '?' ? 1 : Number.POSITIVE_INFINITY
    return { kind: 'repeat', of, min, max, isLazy: lazy === '?' }
  }

  private atom(): Tree | undefined {
    for (const [text, holds] of Object.entries(places)) if (this.take(text)) return { kind: 'place', holds }
    const hasLines = this.flags.includes('m')
    if (this.take('^')) return { kind: 'place', holds: (text, at) => at === 0 || (hasLines && isLineEnd(text[at - 1])) }
    if (this.take('$'))
      return { kind: 'place', holds: (text, at) => at === text.length || (hasLines && isLineEnd(text[at])) }
    if (this.take('(?:')) return this.closed((of) => of)
    if (this.source.startsWith('(?', this.at)) return undefined
    if (this.take('(')) {
      const number = ++this.groups
      return this.closed((of) => ({ kind: 'group', number, of }))
    }
    const one = /^(?:\[(?:[^\]\\]|\\[\s\S])*\]|\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|[^1-9ckpPux])|[^\\])/iu.exec(
      this.source.slice(this.at),
    )?.[0]
    if (one === undefined) return undefined
    this.at += one.length
    return { kind: 'one', fits: fitsOne(one, this.flags) }
  }

  private closed(made: (of: Tree) => Tree): Tree | undefined {
    const of = this.ways()
    return of && this.take(')') ? made(of) : undefined
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }
}

function fitsOne(source: string, flags: string): (char: string) => boolean {
  const pattern = new RegExp(`^(?:${source})$`, flags.replace(/[^isu]/g, ''))
  const known = new Map<string, boolean>()
  return (char) => {
    const before = known.get(char)
    if (before !== undefined) return before
    const fits = pattern.test(char)
    if (known.size < 500) known.set(char, fits)
    return fits
  }
}

/** False where the list would become too long. */
function emit(tree: Tree, list: Instruction[]): boolean {
  if (list.length > longest) return false
  if (tree.kind === 'one') list.push({ do: 'one', fits: tree.fits })
  else if (tree.kind === 'place') list.push({ do: 'place', holds: tree.holds })
  else if (tree.kind === 'row') return tree.of.every((one) => emit(one, list))
  else if (tree.kind === 'ways') return emitWays(tree.of, list)
  else if (tree.kind === 'repeat') return emitRepeat(tree, list)
  else {
    list.push({ do: 'save', slot: tree.number * 2 })
    if (!emit(tree.of, list)) return false
    list.push({ do: 'save', slot: tree.number * 2 + 1 })
  }
  return true
}

function emitWays(ways: readonly Tree[], list: Instruction[]): boolean {
  if (ways.length > longest) return false
  const fork: Instruction = { do: 'go', to: [] }
  const ends: Extract<Instruction, { do: 'go' }>[] = []
  const starts: number[] = []
  list.push(fork)
  for (const way of ways) {
    starts.push(list.length)
    if (!emit(way, list)) return false
    const end: Instruction = { do: 'go', to: [] }
    ends.push(end)
    list.push(end)
  }
  fork.to = starts
  for (const end of ends) end.to = [list.length]
  return true
}

function emitRepeat({ of, min, max, isLazy }: Extract<Tree, { kind: 'repeat' }>, list: Instruction[]): boolean {
  const order = (into: number, past: number) => (isLazy ? [past, into] : [into, past])
  if (min > longest || (max !== Number.POSITIVE_INFINITY && max > longest)) return false
  for (let count = 0; count < min; count++) if (!emit(of, list)) return false
  if (max === Number.POSITIVE_INFINITY) {
    const fork: Instruction = { do: 'go', to: [] }
    const start = list.push(fork) - 1
    if (!emit(of, list)) return false
    list.push({ do: 'go', to: [start] })
    fork.to = order(start + 1, list.length)
    return true
  }
  const forks: { fork: Extract<Instruction, { do: 'go' }>; at: number }[] = []
  for (let count = min; count < max; count++) {
    const fork: Instruction = { do: 'go', to: [] }
    forks.push({ fork, at: list.push(fork) })
    if (!emit(of, list)) return false
  }
  for (const { fork, at } of forks) fork.to = order(at, list.length)
  return true
}

interface Thread {
  readonly at: number
  readonly saved: readonly (number | undefined)[]
}

/** Beginnings and ends of the match and its groups: the match that JavaScript would find. */
export function runProgram(
  { list, isUnicode }: Program,
  text: string,
  from: number,
  isSticky: boolean,
): readonly (number | undefined)[] | undefined {
  const seen = new Int32Array(list.length).fill(-1)
  const add = (threads: Thread[], first: Thread, place: number) => {
    const stack = [first]
    for (let thread = stack.pop(); thread; thread = stack.pop()) {
      if (seen[thread.at] === place) continue
      seen[thread.at] = place
      const one = list[thread.at]
      if (one?.do === 'go') for (const to of one.to.toReversed()) stack.push({ at: to, saved: thread.saved })
      else if (one?.do === 'save') stack.push({ at: thread.at + 1, saved: thread.saved.with(one.slot, place) })
      else if (one?.do === 'place') {
        if (one.holds(text, place)) stack.push({ at: thread.at + 1, saved: thread.saved })
      } else threads.push(thread)
    }
  }
  const slots = list.reduce((most, one) => (one.do === 'save' ? Math.max(most, one.slot) : most), 1) + 1
  const none: readonly undefined[] = Array.from({ length: slots }, () => undefined)
  let current: Thread[] = []
  let best: readonly (number | undefined)[] | undefined
  for (let place = from; ; ) {
    if (!best && (place === from || !isSticky)) add(current, { at: 0, saved: none }, place)
    if (current.length === 0 && (best || isSticky)) return best
    const char = isUnicode ? String.fromCodePoint(text.codePointAt(place) ?? 0) : (text[place] ?? '')
    const next: Thread[] = []
    for (const { at, saved } of current) {
      const one = list[at]
      if (one?.do === 'match') {
        best = saved
        break
      }
      if (one?.do === 'one' && place < text.length && one.fits(char))
        add(next, { at: at + 1, saved }, place + char.length)
    }
    if (place >= text.length) return best
    place += char.length
    current = next
  }
}

/**
 * Texts with gaps, as Anki writes them: `{{c1::hidden}}` or `{{c1::hidden::hint}}`, numbers 1 to 99, gaps within gaps.
 * Braces inside a gap may nest (`{{c1::{{ .Values.name }}}}`). Every text is read in time linear in its length.
 */

export interface ClozePart {
  /** `gap` stands in a question for what is hidden, and its text is the hint or ''; `shown` is what was hidden. */
  readonly kind: 'text' | 'gap' | 'shown'
  readonly text: string
}

export interface ClozeSides {
  readonly question: readonly ClozePart[]
  readonly answer: readonly ClozePart[]
}

/** The numbers that the text hides something under, in order: each is one card. */
export function clozeNumbers(text: string): readonly number[] {
  const numbers = new Set(readGaps(text).map(({ number }) => number))
  return [...numbers].sort((a, b) => a - b)
}

/** The text as the card of number `n` asks and answers it: what other numbers hide is plain text. */
export function showCloze(text: string, n: number): ClozeSides {
  const question: ClozePart[] = []
  const answer: ClozePart[] = []
  let hidden: Gap | undefined
  for (const { piece, gap, end } of pieces(text)) {
    if (gap?.number === n && !hidden) {
      hidden = gap
      question.push({ kind: 'gap', text: gap.hint })
    }
    if (end !== undefined && end === hidden) hidden = undefined
    if (piece === '') continue
    join(answer, { kind: hidden ? 'shown' : 'text', text: piece })
    if (!hidden) join(question, { kind: 'text', text: piece })
  }
  return { question, answer }
}

interface Gap {
  readonly number: number
  /** Where its marks and its text stand: `{{c1::` from `from` to `textFrom`, its text to `textTo`, all of it to `to`. */
  readonly from: number
  readonly textFrom: number
  readonly textTo: number
  readonly to: number
  readonly hint: string
}

/** A gap whose end is not yet found. */
interface Open {
  readonly number: number
  readonly from: number
  readonly textFrom: number
  /** How many single braces are open in it. */
  depth: number
  /** Where its `::` stands, or -1. */
  hintFrom: number
}

/** A stretch of text, or one at which a gap begins or ends. */
interface Piece {
  readonly piece: string
  readonly gap?: Gap
  readonly end?: Gap
}

function* pieces(text: string): Generator<Piece> {
  const marks = readGaps(text).flatMap((gap) => [
    { at: gap.from, next: gap.textFrom, gap, isEnd: false },
    { at: gap.textTo, next: gap.to, gap, isEnd: true },
  ])
  marks.sort((a, b) => a.at - b.at || a.next - b.next)
  let place = 0
  for (const { at, next, gap, isEnd } of marks) {
    yield { piece: text.slice(place, at) }
    yield isEnd ? { piece: '', end: gap } : { piece: '', gap }
    place = Math.max(place, next)
  }
  yield { piece: text.slice(place) }
}

function join(parts: ClozePart[], part: ClozePart): void {
  const last = parts.at(-1)
  if (last?.kind === part.kind && part.kind !== 'gap')
    parts[parts.length - 1] = { ...last, text: last.text + part.text }
  else parts.push(part)
}

/** Reads with nested braces; a text whose braces do not match is read as Anki does, where the first `}}` closes. */
function readGaps(text: string): readonly Gap[] {
  const nested = scan(text, true)
  if (nested.open === 0) return nested.gaps
  const plain = scan(text, false)
  return plain.open < nested.open ? plain.gaps : nested.gaps
}

interface Scan {
  readonly gaps: readonly Gap[]
  /** How many were never closed; they are plain text. */
  readonly open: number
}

function scan(text: string, countsBraces: boolean): Scan {
  const marks = /\{\{c([1-9]\d?)::|::|\}\}|[{}]/g
  const gaps: Gap[] = []
  const stack: Open[] = []
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const { 0: mark, 1: number, index: at } = found
    const top = stack.at(-1)
    const isInner = countsBraces && top !== undefined && top.depth > 0
    if (number !== undefined)
      stack.push({ number: Number(number), from: at, textFrom: at + mark.length, depth: 0, hintFrom: -1 })
    else if (!top) continue
    else if (mark === '::' && !isInner && top.hintFrom < 0) top.hintFrom = at
    else if (mark === '}}' && !isInner) {
      stack.pop()
      // What a hint says is never hidden itself.
      while (top.hintFrom >= 0 && (gaps.at(-1)?.from ?? 0) > top.hintFrom) gaps.pop()
      gaps.push(closed(text, top, at))
    } else if (mark.startsWith('}')) {
      top.depth -= 1
      marks.lastIndex = at + 1
    } else if (mark === '{') top.depth += 1
  }
  return { gaps, open: stack.length }
}

function closed(text: string, { number, from, textFrom, hintFrom }: Open, at: number): Gap {
  const hasHint = hintFrom >= 0
  const hint = hasHint ? text.slice(hintFrom + 2, at) : ''
  return { number, from, textFrom, textTo: hasHint ? hintFrom : at, to: at + 2, hint }
}

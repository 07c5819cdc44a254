/** The text of a merge, with markers around what is in conflict. */
import type { ConflictStyle } from './merge'
import type { Block, Range, Texts } from './mergeBlocks'

interface Looks {
  readonly style: ConflictStyle
  readonly labels: { readonly base: string; readonly ours: string; readonly theirs: string }
  readonly markerSize: number
}

export function writeMerge(texts: Texts, blocks: readonly Block[], looks: Looks): string {
  const parts: string[] = []
  let at = 0
  for (const block of blocks) {
    if (block.takes === 4) continue
    parts.push(...texts.ours.slice(at, block.ours.at))
    if (block.takes === 0) parts.push(conflictText(texts, block, looks))
    else {
      const isBoth = block.takes === 3
      if (block.takes !== 2) parts.push(lines(texts.ours, block.ours, isBoth ? lineEnd(texts, block) : undefined))
      if (block.takes !== 1) parts.push(lines(texts.theirs, block.theirs, undefined))
    }
    at = block.ours.at + block.ours.count
  }
  parts.push(...texts.ours.slice(at))
  return parts.join('')
}

function conflictText(texts: Texts, block: Block, { style, labels, markerSize }: Looks): string {
  const end = lineEnd(texts, block)
  const marker = (sign: string, label: string) => `${sign.repeat(markerSize)}${label === '' ? '' : ` ${label}`}${end}`
  const base = style === 'merge' ? '' : marker('|', labels.base) + lines(texts.base, block.base, end)
  return [
    marker('<', labels.ours),
    lines(texts.ours, block.ours, end),
    base,
    marker('=', ''),
    lines(texts.theirs, block.theirs, end),
    marker('>', labels.theirs),
  ].join('')
}

/** Lines of a text; a last one without its newline gets `end`. */
function lines(text: readonly string[], { at, count }: Range, end: string | undefined): string {
  const found = text.slice(at, at + count).join('')
  return end !== undefined && found !== '' && !found.endsWith('\n') ? found + end : found
}

/** Markers end as the lines around them do. */
function lineEnd(texts: Texts, { ours, theirs }: Block): string {
  const before = (text: readonly string[], { at }: Range) => endsInCr(text, Math.max(0, at - 1)) ?? true
  const isCr = before(texts.ours, ours) && before(texts.theirs, theirs) && endsInCr(texts.base, 0) === true
  return isCr ? '\r\n' : '\n'
}

/** Undefined where the text does not tell. */
function endsInCr(text: readonly string[], at: number): boolean | undefined {
  const line = text[at]
  if (at < text.length - 1) return line?.endsWith('\r\n') ?? false
  if (line === undefined) return text.length === 0 ? undefined : endsInCr(text, text.length - 1)
  if (line.endsWith('\n')) return line.endsWith('\r\n')
  return at === 0 ? undefined : (text[at - 1]?.endsWith('\r\n') ?? false)
}

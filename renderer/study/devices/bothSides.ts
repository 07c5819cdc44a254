/** Which paragraphs of a note were edited on both sides, told from three texts: here before, there before, and merged. */
import { cut } from '../notes/plainText'

export interface Paragraph {
  /** As it stood here, or '' where nothing like it did. */
  readonly here: string
  readonly there: string
  readonly merged: string
}

const mostParagraphs = 100
const mostLetters = 4_000
/** A word that stands in more paragraphs than this tells none from another. */
const mostHolders = 30
/** Words of a paragraph that are looked at. */
const mostWords = 400

/**
 * Paragraphs of the merged text that stand in neither of the others: both sides had a part in them. A paragraph that one
 * side alone edited stands in that side's text, and is never named. At most 100, each side cut at 4,000 characters.
 */
export function bothSides(here: string, there: string, merged: string): readonly Paragraph[] {
  if (merged === here || merged === there) return []
  const [ours, theirs, all] = [paragraphsOf(here), paragraphsOf(there), paragraphsOf(merged)]
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)]
  const odd = [...all.entries()].filter(([, text]) => !inOurs.has(text) && !inTheirs.has(text))
  if (odd.length === 0) return []
  const [ofOurs, ofTheirs] = [findNearest(ours, all), findNearest(theirs, all)]
  return odd.slice(0, mostParagraphs).map(([place, text]) => ({
    here: cut(ofOurs(text, place), mostLetters),
    there: cut(ofTheirs(text, place), mostLetters),
    merged: cut(text, mostLetters),
  }))
}

/** Blocks between blank lines; a fence of code that is closed is one with what is in it. */
export function paragraphsOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const ends = fenceEnds(lines)
  const found: string[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) found.push(open.join('\n'))
    open = []
  }
  for (let at = 0; at < lines.length; at++) {
    const end = ends.get(at)
    if (end !== undefined) {
      close()
      found.push(lines.slice(at, end + 1).join('\n'))
      at = end
    } else if (lines[at] === '') close()
    else open.push(lines[at] ?? '')
  }
  close()
  return found
}

const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/

/** From the first line of each closed fence to its last. One that is not closed is read as ordinary lines. */
function fenceEnds(lines: readonly string[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  let open: { readonly at: number; readonly mark: string } | undefined
  for (const [at, line] of lines.entries()) {
    const [, mark, rest = ''] = fence.exec(line) ?? []
    if (mark === undefined) continue
    if (!open) open = { at, mark }
    else if (rest === '' && mark.startsWith(open.mark)) {
      ends.set(open.at, at)
      open = undefined
    }
  }
  return ends
}

/**
 * Gives the paragraph that shares most with a merged one: of those that were not left as they were; of equals, the one
 * that stands nearest behind the same neighbour. Words are looked up in an index, so that long texts cost no more than they are long.
 */
function findNearest(side: readonly string[], merged: readonly string[]): (text: string, place: number) => string {
  const kept = new Set(merged)
  const changed = [...side.entries()].filter(([, text]) => !kept.has(text))
  const bags = new Map(changed.map(([place, text]) => [place, bagOf(text)] as const))
  const holders = new Map<string, number[]>()
  for (const [place, bag] of bags)
    for (const word of bag) {
      const places = holders.get(word)
      if (places) places.push(place)
      else holders.set(word, [place])
    }
  const places = new Map(side.map((text, place) => [text, place] as const))
  return (text, at) => {
    const bag = bagOf(text)
    const common = new Map<number, number>()
    for (const word of bag) {
      const found = holders.get(word) ?? []
      if (found.length <= mostHolders) for (const place of found) common.set(place, (common.get(place) ?? 0) + 1)
    }
    const expected = expectedPlace(merged, at, places)
    const best = bestOf(common, (place) => bags.get(place)?.size ?? 0, bag.size, expected)
    return side[best ?? -1] ?? ''
  }
}

/** Where it would stand, after the nearest paragraph before it that stands here too. */
function expectedPlace(merged: readonly string[], at: number, places: ReadonlyMap<string, number>): number {
  for (let before = at - 1; before >= Math.max(0, at - 50); before--) {
    const place = places.get(merged[before] ?? '')
    if (place !== undefined) return place + at - before
  }
  return at
}

function bestOf(
  common: ReadonlyMap<number, number>,
  sizeOf: (place: number) => number,
  size: number,
  expected: number,
): number | undefined {
  let best: { readonly place: number; readonly share: number; readonly away: number } | undefined
  for (const [place, shared] of common) {
    const share = shared / (size + sizeOf(place) - shared)
    const away = Math.abs(place - expected)
    if (!best || share > best.share || (share === best.share && away < best.away)) best = { place, share, away }
  }
  return best?.place
}

function bagOf(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu)) {
    words.add(word)
    if (words.size >= mostWords) break
  }
  return words
}

/**
 * Anchors: a quote with what stood around it, and where that is in the text of today. A quote is found again where it
 * and its surroundings together leave no doubt; where they do, the note goes to the tray rather than to a wrong place.
 */
import { likeness, nearest } from './editDistance'
import type { Anchor } from './notebook'
import { isBlank, type SectionWords } from './sectionText'

export type Quote = Pick<Anchor, 'exact' | 'prefix' | 'suffix'>

/** Places in a section's text, as `chapterWords` gives it. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

export interface Place extends TextRange {
  readonly section: string
}

const quoteLength = 1_000
const contextLength = 32
/** A quote on a heading alone is no longer than this. */
const headingLength = 120
const maxExact = 500

/** The selectors of a range, without blanks at its ends; undefined where nothing but blanks is in it. */
export function quote(sectionText: string, from: number, to: number): Quote | undefined {
  const text = sectionText
  let start = Math.max(0, from)
  let end = Math.min(text.length, to)
  while (start < end && isBlank(text.charAt(start))) start++
  while (end > start && isBlank(text.charAt(end - 1))) end--
  if (start >= end) return undefined
  end = Math.min(end, start + quoteLength)
  const whole = (part: string) => part.toWellFormed().replaceAll(/\s+/g, ' ')
  return {
    exact: whole(text.slice(start, end)),
    prefix: whole(text.slice(Math.max(0, start - contextLength), start)),
    suffix: whole(text.slice(end, end + contextLength)),
  }
}

/** Where the quote stands in the text, or undefined where that is not clear. */
export function findQuote(sectionText: string, anchor: Quote): TextRange | undefined {
  return choose(candidates({ id: '', text: sectionText }, anchor, demand.own))
}

/** Where the anchor stands in its chapter: in its own section first, then in the others. */
export function findAnchor(sections: readonly SectionWords[], anchor: Anchor): Place | undefined {
  const own = sections.find(({ id }) => id === anchor.section)
  const near = own ? candidates(own, anchor, demand.own) : []
  if (near.some(({ share }) => share >= sure)) return choose(near)
  const far = sections.filter((one) => one !== own).flatMap((one) => candidates(one, anchor, demand.other))
  return choose([...near, ...far]) ?? (own && headingOf(own, anchor))
}

/** A note on a heading stays with its section, whatever the heading says now: a section's id is for ever. */
function headingOf({ id, title }: SectionWords, { prefix, exact }: Quote): Place | undefined {
  return prefix === '' && exact.length <= headingLength ? { section: id, from: 0, to: title.length } : undefined
}

interface Candidate extends Place {
  /** How much of quote, prefix and suffix is found here, 0 to 1. */
  readonly share: number
}

/** What share of the whole must be found; elsewhere in the chapter more than in the quote's own section. */
const demand = { own: 0.5, other: 0.6 } as const
/** From this share on, no other section is looked at. */
const sure = 0.85
/** A quote of a word or two says little by itself. */
const shortQuote = { length: 16, demand: 0.7 } as const
/** The second best must be behind by this share. */
const lead = 0.1
/** A quote may differ by a fifth. */
const likeEnough = 0.8
/** What stands around it counts from here on; any two English texts are alike by about 0.4. */
const contextLikeEnough = 0.7

function candidates(section: Pick<SectionWords, 'id' | 'text'>, anchor: Quote, needed: number): readonly Candidate[] {
  const { exact } = anchor
  if (exact === '') return []
  const least = exact.length < shortQuote.length ? Math.max(needed, shortQuote.demand) : needed
  const rate = ({ from, to }: TextRange, like: number) => ({
    section: section.id,
    from,
    to,
    share: shareOf(section.text, from, to, like, anchor),
  })
  const found = exactPlaces(section.text, exact).map((place) => rate(place, 1))
  if (!found.some(({ share }) => share >= sure))
    for (const { like, ...place } of likePlaces(section.text, exact)) found.push(rate(place, like))
  return found.filter(({ share }) => share >= least)
}

function shareOf(text: string, from: number, to: number, like: number, { exact, prefix, suffix }: Quote): number {
  const counted = (likeness: number) => (likeness >= contextLikeEnough ? likeness : 0)
  const before = counted(likeness(reverse(prefix), reverse(text.slice(Math.max(0, from - contextLength * 2), from))))
  const after = counted(likeness(suffix, text.slice(to, to + contextLength * 2)))
  const all = exact.length + prefix.length + suffix.length
  return (like * exact.length + before * prefix.length + after * suffix.length) / all
}

const reverse = (text: string) => [...text].reverse().join('')

/** The best one, unless another place is nearly as good. */
function choose(found: readonly Candidate[]): Place | undefined {
  const [best, ...rest] = [...found].sort((a, b) => b.share - a.share)
  if (!best) return undefined
  const isElsewhere = (one: Candidate) => one.section !== best.section || one.from >= best.to || one.to <= best.from
  const second = rest.find(isElsewhere)
  // Lines of a table or a log are much alike: one that is found whole is in doubt only beside another found whole.
  const enough = best.share === 1 ? 1 / (4 * quoteLength) : lead
  if (second && best.share - second.share < enough) return undefined
  return { section: best.section, from: best.from, to: best.to }
}

function exactPlaces(text: string, exact: string): readonly TextRange[] {
  const places: TextRange[] = []
  for (let at = text.indexOf(exact); at >= 0 && places.length < maxExact; at = text.indexOf(exact, at + 1))
    places.push({ from: at, to: at + exact.length })
  return places
}

const words = /[\p{L}\p{N}]{2,}/gu
/** Of a word that stands everywhere, the first places are enough. */
const maxPlacesAWord = 50
const maxWindows = 4
/** Of the letters in the quote's words, this share must stand where they stood for a window to be looked at. */
const coverage = 0.35

/** Places that say almost the same: words of the quote vote for where it would begin, and the distance decides. */
function likePlaces(text: string, exact: string): readonly (TextRange & { readonly like: number })[] {
  const slack = Math.max(12, Math.ceil(exact.length * (1 - likeEnough)))
  return bestStarts(text, exact, slack).flatMap((start) => {
    const from = Math.max(0, start - slack)
    const match = nearest(exact, text.slice(from, start + exact.length + 2 * slack))
    const like = 1 - match.distance / exact.length
    return like >= likeEnough ? [{ from: from + match.from, to: from + match.to, like }] : []
  })
}

function bestStarts(text: string, exact: string, slack: number): readonly number[] {
  const places = new Map<string, number[]>()
  for (const [word] of exact.matchAll(words)) places.set(word, [])
  for (const match of text.matchAll(words)) {
    const list = places.get(match[0])
    if (list && list.length < maxPlacesAWord) list.push(match.index)
  }
  const votes = new Map<number, number>()
  let all = 0
  for (const { 0: word, index } of exact.matchAll(words)) {
    all += word.length
    // A word counts once for a window, however often it stands there.
    const buckets = new Set(
      places.get(word)?.flatMap((at) => [0, 1].map((side) => Math.floor((at - index) / slack) - side)),
    )
    for (const bucket of buckets) votes.set(bucket, (votes.get(bucket) ?? 0) + word.length)
  }
  return [...votes]
    .filter(([, count]) => count >= all * coverage)
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxWindows)
    .map(([bucket]) => Math.max(0, (bucket + 1) * slack))
}

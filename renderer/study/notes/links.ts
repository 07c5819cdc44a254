/** Links inside the app, found in a note's Markdown in one pass. Code is left out, as Markdown does. */
import { parseAddress } from '../address'
import { cut, lineText } from './plainText'

export interface NoteLink {
  readonly words: string
  readonly to:
    | { readonly kind: 'note'; readonly note: string }
    | { readonly kind: 'section'; readonly chapter: string; readonly section?: string }
}

const wordsLength = 200
const targetLength = 400
/** More links than anyone writes in a note. */
const maxLinks = 10_000

export function findLinks(markdown: string): readonly NoteLink[] {
  if (!markdown.includes('](#/')) return []
  const links: NoteLink[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined && mark) fence = mark
    else if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined
    } else if (line.includes('](#/')) lineLinks(line, links)
    if (links.length >= maxLinks) break
  }
  return links
}

function lineLinks(line: string, links: NoteLink[]): void {
  const skipCode = codeSkipper(line)
  const open: number[] = []
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at)
    if (letter === '\\') at++
    else if (letter === '`') at = skipCode(at) - 1
    else if (letter === '[') open.push(at + 1)
    else if (letter === ']') {
      const from = open.pop()
      if (from === undefined || !line.startsWith('](#/', at)) continue
      const written = line.slice(at + 2, at + 2 + targetLength)
      const end = written.search(/[)\s]/)
      const link =
        end < 0 ? undefined : linkTo(written.slice(0, end), line.slice(from, from + wordsLength * 2), at - from)
      if (link && links.length < maxLinks) links.push(link)
    }
  }
}

function linkTo(target: string, text: string, length: number): NoteLink | undefined {
  const words = cut(lineText(text.slice(0, length)), wordsLength)
  const address = parseAddress(target)
  if (address.screen === 'notes' && address.note) return { words, to: { kind: 'note', note: address.note } }
  if (address.screen !== 'read') return undefined
  const { chapter, section } = address
  return { words, to: { kind: 'section', chapter, ...(section && { section }) } }
}

/** Gives where to go on after a run of backticks: behind the run that closes it, or behind itself. */
function codeSkipper(line: string): (at: number) => number {
  const ends = new Map<number, number[]>()
  for (const run of line.matchAll(/`+/g)) {
    const same = ends.get(run[0].length)
    if (same) same.push(run.index)
    else ends.set(run[0].length, [run.index])
  }
  const next = new Map<number, number>()
  return (at) => {
    let length = 0
    while (line.charAt(at + length) === '`') length++
    const starts = ends.get(length) ?? []
    let place = next.get(length) ?? 0
    while ((starts[place] ?? Number.POSITIVE_INFINITY) <= at) place++
    next.set(length, place)
    const close = starts[place]
    return close === undefined ? at + length : close + length
  }
}

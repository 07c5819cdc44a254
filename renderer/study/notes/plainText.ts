/** Markdown as plain words, for titles and excerpts: marks go, what they marked stays. Linear in what it reads. */

const titleLength = 200
const excerptLength = 200
/** Of a longer line, only this much is looked at. */
const lineLength = 1_000

export interface Summary {
  readonly title: string
  readonly excerpt: string
}

/** The first line that says something, and the beginning of what follows. */
export function summarise(markdown: string): Summary {
  let title = ''
  let excerpt = ''
  for (const line of eachLine(markdown)) {
    const words = lineText(line)
    if (words === '') continue
    if (title === '') title = cut(words, titleLength)
    else excerpt += excerpt === '' ? words : ` ${words}`
    if (excerpt.length >= excerptLength) break
  }
  return { title, excerpt: cut(excerpt, excerptLength) }
}

function* eachLine(text: string): Generator<string> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    yield text.slice(from, Math.min(to, from + lineLength))
    from = to + 1
  }
}

/** A cut never leaves half of a character. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}

const blockMarks = /^[\s>]*(?:#{1,6}(?=\s|$)|[-*+](?=\s)|\d{1,9}[.)](?=\s))?\s*(?:\[[ xX]\](?=\s))?\s*/
const onlyMarks = /^[\s\-*_=~`|:>#+]*$/

/** One line without the marks of its block and of what stands in it. */
export function lineText(line: string): string {
  const bounded = line.slice(0, lineLength)
  if (onlyMarks.test(bounded)) return ''
  return inlineText(bounded.replace(blockMarks, '')).replaceAll(/\s+/g, ' ').trim()
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

function inlineText(line: string): string {
  let out = ''
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at)
    if (letter === '\\' && /[!-/:-@[-`{-~]/.test(line.charAt(at + 1))) out += line.charAt(++at)
    else if (letter === '`' || letter === '*') continue
    else if (letter === '~' && (line.charAt(at + 1) === '~' || line.charAt(at - 1) === '~')) continue
    else if (letter === '_' && !(isWord(line[at - 1]) && isWord(line[at + 1]))) continue
    else if (letter === '!' && line.charAt(at + 1) === '[') continue
    else if (letter === '[' && line.indexOf('](', at) > 0) continue
    else if (letter === ']' && line.charAt(at + 1) === '(') {
      const end = line.indexOf(')', at)
      at = end < 0 ? line.length : end
    } else out += letter
  }
  return out
}

/**
 * Cuts a text where a block of the top level surely begins, so that a long note is formatted piece by piece and an edit
 * formats one piece anew. What pieces need of each other (link definitions, footnotes) is found by a look at the lines.
 */

export interface Definitions {
  /** Lines such as `[label]: https://…`, as written. */
  readonly links: readonly string[]
  /** Labels of footnotes in the order of their definitions. */
  readonly footnotes: readonly string[]
}

export interface Parts {
  readonly parts: readonly string[]
  readonly definitions: Definitions
}

/** Formatting costs about 7 ms for each 1,000 characters. */
const partLength = 6_000
const maxDefinitions = 300
const fence = /^ {0,3}(`{3,}|~{3,})/
/** Not in a list, a quote, a table or an indented block: what stands before is over. */
const beginning = /^[^\s>|*+\-\d]/
const linkLine = /^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S{1,2048}(?:[ \t].{0,300})?$/
const footnoteLine = /^ {0,3}\[\^([^\]\s]{1,100})\]:/

export function cutIntoParts(text: string): Parts {
  const lines = text.split('\n')
  const parts: string[] = []
  const links: string[] = []
  const footnotes = new Set<string>()
  let open: string | undefined
  let part: string[] = []
  let length = 0
  let isAfterBlank = true
  for (const line of lines) {
    const isPlace = open === undefined && isAfterBlank && beginning.test(line)
    if (length >= partLength && isPlace) {
      parts.push(part.join('\n'))
      part = []
      length = 0
    }
    part.push(line)
    length += line.length + 1
    isAfterBlank = line.trim() === ''
    open = fenceAfter(line, open)
    if (open !== undefined || line.length > 4_000) continue
    const label = footnoteLine.exec(line)?.[1]
    if (label && footnotes.size < maxDefinitions) footnotes.add(label.toLowerCase())
    else if (links.length < maxDefinitions && linkLine.test(line)) links.push(line)
  }
  if (part.length > 0) parts.push(part.join('\n'))
  return { parts, definitions: { links, footnotes: [...footnotes] } }
}

/** The fence that is open after a line, or undefined. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const found = fence.exec(line)?.[1]
  if (open === undefined) return found
  const closes = found?.startsWith(open) && line.trim() === found
  return closes ? undefined : open
}

/** Git's configuration files: reading, and changing one value without touching the rest. */

export interface ConfigValue {
  /** Section and name in small letters, the subsection between them as it is: `branch.Main.merge`. */
  readonly key: string
  readonly value: string
}

const sectionLine = /^\s*\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]\s*(?:[#;].*)?$/
const valueLine = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*(?:=\s*(.*))?$/

export function parseConfig(text: string): readonly ConfigValue[] {
  const values: ConfigValue[] = []
  let section = ''
  for (const line of text.split('\n')) {
    const head = sectionLine.exec(line)
    if (head) {
      section = sectionKey(head[1] ?? '', head[2]?.replace(/\\(.)/g, '$1'))
      continue
    }
    const value = valueLine.exec(line)
    if (value?.[1] === undefined) continue
    values.push({
      key: `${section}.${value[1].toLowerCase()}`,
      value: value[2] === undefined ? 'true' : unquote(value[2]),
    })
  }
  return values
}

const sectionKey = (section: string, subsection: string | undefined) =>
  subsection === undefined ? section.toLowerCase() : `${section.toLowerCase()}.${subsection}`

function unquote(raw: string): string {
  let value = ''
  let isQuoted = false
  let end = 0
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] ?? ''
    if (char === '"') isQuoted = !isQuoted
    else if (char === '\\') value += escapes[raw[++at] ?? ''] ?? raw[at] ?? ''
    else if (!isQuoted && (char === '#' || char === ';')) break
    else value += char
    if (isQuoted || char.trim() !== '') end = value.length
  }
  return value.slice(0, end)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' }

/** How a value is written: in quotes where it could be misread. */
function quoted(value: string): string {
  const inner = value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
  return /^\s|\s$|[#;]/.test(value) ? `"${inner}"` : inner
}

interface KeyParts {
  readonly section: string
  readonly subsection: string | undefined
  readonly name: string
}

/** `branch.main.merge` in its parts; undefined where it is no key. */
export function parseKey(key: string): KeyParts | undefined {
  const first = key.indexOf('.')
  const last = key.lastIndexOf('.')
  const name = key.slice(last + 1)
  const section = key.slice(0, first)
  if (first <= 0 || !/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || !/^[A-Za-z0-9-]+$/.test(section)) return undefined
  return { section: section.toLowerCase(), subsection: first === last ? undefined : key.slice(first + 1, last), name }
}

/** The key as `parseConfig` gives it. */
export const normalKey = (key: string): string => {
  const parts = parseKey(key)
  return parts ? `${sectionKey(parts.section, parts.subsection)}.${parts.name.toLowerCase()}` : key
}

const header = ({ section, subsection }: KeyParts) =>
  subsection === undefined ? `[${section}]` : `[${section} "${subsection.replace(/[\\"]/g, '\\$&')}"]`

/** The text with one value set: in the place of the last one of that key, or added to its section. */
export function withValue(text: string, key: string, value: string, isAdded = false): string {
  const parts = parseKey(key)
  if (!parts) return text
  const line = `\t${parts.name} = ${quoted(value)}`
  const lines = linesOf(text)
  const places = placesOf(lines, parts)
  const last = places.values.at(-1)
  if (last !== undefined && !isAdded) lines[last] = line
  else if (places.end !== undefined) lines.splice(places.end, 0, line)
  else lines.push(header(parts), line)
  return `${lines.join('\n')}\n`
}

/** The text without the values of a key; a section that has nothing left goes too. */
export function withoutValue(text: string, key: string): string {
  const parts = parseKey(key)
  if (!parts) return text
  const lines = linesOf(text)
  const { values } = placesOf(lines, parts)
  const kept = lines.filter((_, at) => !values.includes(at))
  return joined(dropEmpty(kept, parts))
}

/** The text without a whole section, such as `branch.main`. */
export function withoutSection(text: string, section: string): string {
  const wanted = sectionOf(section)
  let isInside = false
  const kept = linesOf(text).filter((line) => {
    const head = sectionLine.exec(line)
    if (head) isInside = sectionKey(head[1] ?? '', head[2]?.replace(/\\(.)/g, '$1')) === wanted
    return !isInside
  })
  return joined(kept)
}

/** The text with a section under another name; its values stay. */
export function withSectionRenamed(text: string, from: string, to: string): string {
  const wanted = sectionOf(from)
  const parts = parseKey(`${to}.x`)
  if (!parts) return text
  return joined(
    linesOf(text).map((line) => {
      const head = sectionLine.exec(line)
      return head && sectionKey(head[1] ?? '', head[2]?.replace(/\\(.)/g, '$1')) === wanted ? header(parts) : line
    }),
  )
}

const sectionOf = (section: string) => {
  const dot = section.indexOf('.')
  return dot < 0 ? section.toLowerCase() : section.slice(0, dot).toLowerCase() + section.slice(dot)
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
const joined = (lines: readonly string[]) => (lines.length === 0 ? '' : `${lines.join('\n')}\n`)

function placesOf(lines: readonly string[], parts: KeyParts): { values: readonly number[]; end: number | undefined } {
  const wanted = sectionKey(parts.section, parts.subsection)
  const values: number[] = []
  let end: number | undefined
  let isInside = false
  lines.forEach((line, at) => {
    const head = sectionLine.exec(line)
    if (head) isInside = sectionKey(head[1] ?? '', head[2]?.replace(/\\(.)/g, '$1')) === wanted
    if (!isInside) return
    end = at + 1
    if (!head && valueLine.exec(line)?.[1]?.toLowerCase() === parts.name.toLowerCase()) values.push(at)
  })
  return { values, end }
}

function dropEmpty(lines: readonly string[], parts: KeyParts): readonly string[] {
  const wanted = sectionKey(parts.section, parts.subsection)
  return lines.filter((line, at) => {
    const head = sectionLine.exec(line)
    if (!head || sectionKey(head[1] ?? '', head[2]?.replace(/\\(.)/g, '$1')) !== wanted) return true
    const next = lines[at + 1]
    return next !== undefined && !sectionLine.test(next)
  })
}

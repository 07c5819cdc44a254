/** Changes of those lines of a configuration file whose values fit. */
import { normalKey, parseConfig, withoutValue, withValue } from '../core/config'

type Fits = (value: string) => boolean

/** The text with one value in the place of the last fitting one of a key; the others that fit are gone. */
export function withReplaced(text: string, key: string, value: string, fits: Fits): string {
  const lines = linesOf(text)
  const hits = hitsOf(lines, key, fits)
  const last = hits.at(-1)
  if (last === undefined) return withValue(text, key, value)
  // A text of its own with that one value tells how it is written.
  const line = linesOf(withValue('', key, value))[1] ?? ''
  return joined(lines.flatMap((old, at) => (at === last ? [line] : hits.includes(at) ? [] : [old])))
}

export function withoutMatching(text: string, key: string, fits: Fits): string {
  const lines = linesOf(text)
  const hits = hitsOf(lines, key, fits)
  if (hits.length === hitsOf(lines, key, () => true).length) return withoutValue(text, key)
  return joined(lines.filter((_, at) => !hits.includes(at)))
}

function hitsOf(lines: readonly string[], key: string, fits: Fits): readonly number[] {
  const wanted = normalKey(key)
  let head = ''
  return lines.flatMap((line, at) => {
    if (/^\s*\[/.test(line)) head = line
    const [one] = parseConfig(`${head}\n${line}`)
    return one?.key === wanted && fits(one.value) ? [at] : []
  })
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
const joined = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

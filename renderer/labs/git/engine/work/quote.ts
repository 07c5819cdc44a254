/** How git shows a path: as it is, or in quotes where it holds signs that could be misread. */
import { utf8 } from '../core/bytes'
import { relativePath } from '../core/files'

const letters: Readonly<Record<string, string>> = {
  ...{ '\x07': '\\a', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' },
  ...{ '"': '\\"', '\\': '\\\\' },
}

/** `isSpaceQuoted` as the short formats of status have it. */
export function quotePath(path: string, isSpaceQuoted = false): string {
  let isQuoted = isSpaceQuoted && path.includes(' ')
  let text = ''
  for (const char of path) {
    const code = char.codePointAt(0) ?? 0
    const letter = letters[char]
    if (letter === undefined && code >= 0x20 && code < 0x7f) {
      text += char
      continue
    }
    isQuoted = true
    text += letter ?? [...utf8(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  }
  return isQuoted ? `"${text}"` : path
}

/** A path from the top as it is seen from a directory; a slash at its end stays. */
export function shownFrom(prefix: string, path: string): string {
  if (prefix === '') return path
  const seen = relativePath(`/${prefix}`, `/${path}`)
  return path.endsWith('/') && !seen.endsWith('/') ? `${seen}/` : seen
}

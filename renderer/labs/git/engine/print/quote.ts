/** Paths as git prints them: with quotes and escapes where they hold something unusual. */
import type { Git } from '../command/git'
import { utf8 } from '../core/bytes'

const named: Readonly<Record<number, string>> = {
  ...{ 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' },
  ...{ 34: '"', 92: '\\' },
}

/** `core.quotePath`: whether bytes above 127 are unusual. */
export const quotesHigh = (git: Git): boolean => git.configBool('core.quotePath', true)

/** Control characters, quotes and backslashes; DEL. */
const isUnusual = (code: number, high: boolean) =>
  code < 32 || code === 34 || code === 92 || code === 127 || (high && code > 127)

function needsQuotes(text: string, high: boolean): boolean {
  for (let at = 0; at < text.length; at++) if (isUnusual(text.charCodeAt(at), high)) return true
  return false
}

/** A path, in quotes where it needs them. `prefix` such as `a/` stands inside. */
export function quotePath(path: string, high = true, prefix = ''): string {
  const whole = prefix + path
  if (!needsQuotes(whole, high)) return whole
  let quoted = ''
  for (const letter of whole) {
    if (!needsQuotes(letter, high)) quoted += letter
    else for (const byte of utf8(letter)) quoted += `\\${named[byte] ?? byte.toString(8).padStart(3, '0')}`
  }
  return `"${quoted}"`
}

/** `a/{b => c}/d`, for a file that was renamed or copied. */
export function renamedPath(old: string, now: string, high = true): string {
  if (needsQuotes(old, high) || needsQuotes(now, high)) return `${quotePath(old, high)} => ${quotePath(now, high)}`
  let start = 0
  for (let at = 0; at < old.length && at < now.length && old[at] === now[at]; at++) if (old[at] === '/') start = at + 1
  const slash = start > 0 ? 1 : 0
  let end = 0
  for (let back = 1; ; back++) {
    const [one, other] = [old.length - back, now.length - back]
    if (one < start - slash || other < start - slash || old[one] !== now[other]) break
    if (old[one] === '/') end = back
  }
  const middle = (path: string) => path.slice(start, Math.max(start, path.length - end))
  const change = `${middle(old)} => ${middle(now)}`
  return start + end === 0 ? change : `${old.slice(0, start)}{${change}}${end === 0 ? '' : old.slice(-end)}`
}

/** A shell pattern as a regular expression over a whole name; `*` crosses slashes, as for names of refs. */
import { bounded } from '../text/boundedRegExp'

export function globToRegExp(pattern: string): RegExp {
  let source = ''
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? ''
    if (char === '*') source += '.*'
    else if (char === '?') source += '.'
    else if (char === '[') {
      const end = pattern.indexOf(']', at + 2)
      if (end < 0) source += '\\['
      else {
        source += `[${pattern
          .slice(at + 1, end)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\')}]`
        at = end
      }
    } else source += (char === '\\' ? (pattern[++at] ?? '') : char).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  }
  try {
    return bounded(`^${source}$`, 's')
  } catch {
    return /(?!)/ // `[z-a]` matches nothing, as in a shell
  }
}

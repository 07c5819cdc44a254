/** Blanks where git does not want them: at the end of a line, before a tab, and as empty lines at the end of a file. */
import type { Paint } from '../command/paint'

const error = '\x1b[41m'

/** Where the blanks at the end of a line begin. The line has no newline. */
const trailingAt = (line: string) => line.replace(/[ \t\v\f\r]+$/, '').length

/** An added line after its `+`, with its faults on red. */
export function paintAdded(line: string, paint: Paint): string {
  const end = trailingAt(line)
  let painted = ''
  let written = 0
  for (let at = 0; at < end && /[ \t]/.test(line[at] ?? ''); at++) {
    if (line[at] !== '\t') continue
    painted += paint(error, line.slice(written, at)) + line[at]
    written = at + 1
  }
  return painted + paint('new', line.slice(written, end)) + paint(error, line.slice(end))
}

/** Where the blank lines at the end of a text begin. Git does not look at the very first letter of a text. */
export function blankEnd(lines: readonly string[]): number {
  let start = lines.reduce((sum, line) => sum + line.length, 0)
  for (let at = lines.length; at > 0; at--) {
    const line = lines[at - 1] ?? ''
    start -= line.length
    const text = line.replace(/\n$/, '')
    if (text.trim() !== '' || start + text.length - 1 <= 0) return at
  }
  return 0
}

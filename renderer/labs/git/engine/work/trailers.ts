/** Lines such as `Signed-off-by: You <you@example.com>` at the end of a message. */

const trailerLine = /^[A-Za-z0-9-]+\s*:\s*\S/

/** How many lines at the end of a message are trailers. */
function trailerCount(lines: readonly string[]): number {
  let count = 0
  for (let at = lines.length - 1; at > 0 && lines[at] !== ''; at--) {
    if (!trailerLine.test(lines[at] ?? '') && !/^\s/.test(lines[at] ?? '')) return 0
    count++
  }
  // A message of one paragraph has a subject, not trailers.
  return count === lines.length - 1 ? 0 : count
}

const bodyLines = (text: string) => text.replace(/\n+$/, '').split('\n')

export function withSignoff(text: string, who: string): string {
  const line = `Signed-off-by: ${who}`
  const lines = bodyLines(text)
  if (lines.at(-1) === line && trailerCount(lines) > 0) return text
  return appended(text, [line])
}

export function withTrailers(text: string, trailers: readonly string[]): string {
  const lines = trailers.map((one) => {
    const parts = /^([^:=]+)[:=]\s*(.*)$/s.exec(one)
    return parts ? `${parts[1]?.trim()}: ${parts[2]}` : `${one}: `
  })
  const last = bodyLines(text).at(-1)
  return appended(text, lines.at(0) === last ? lines.slice(1) : lines)
}

function appended(text: string, added: readonly string[]): string {
  const lines = bodyLines(text)
  const isEmpty = text.trim() === ''
  const gap = isEmpty ? '\n\n' : trailerCount(lines) > 0 ? '\n' : '\n\n'
  return `${isEmpty ? '' : lines.join('\n')}${gap}${added.map((line) => `${line}\n`).join('')}`
}

/** Text from strangers' bytes: UTF-8, without a byte order mark, with `\n` at the ends of lines. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text.replaceAll(/\r\n?/g, '\n')
  } catch {
    return undefined // not UTF-8: the caller says so
  }
}

/** As ISO 8601 in UTC, or '' for a number that is no time. */
export function isoTime(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

const earliest = Date.UTC(1970, 0, 1)
const latest = Date.UTC(2100, 0, 1)

/** Milliseconds since 1970 from what a person or a program wrote, or undefined. */
export function readTime(value: unknown): number | undefined {
  const at = typeof value === 'string' && /^\d{4}-\d\d/.test(value) ? Date.parse(value) : Number.NaN
  return at >= earliest && at < latest ? at : undefined
}

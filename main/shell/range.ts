/** One byte range of a request (RFC 9110, section 14). */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' }

const whole: ByteRange = { kind: 'whole' }

/** `end` is inclusive. A header that is not one plain byte range is ignored, as the RFC allows. */
export function parseRange(header: string | null, size: number): ByteRange {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return whole
  if (first === '') return part(Math.max(0, size - Number(last)), size - 1)
  if (last !== '' && Number(last) < Number(first)) return whole
  return part(Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1))
}

/** Digits beyond what a number holds become Infinity or lose precision, and lie past every end all the same. */
function part(start: number, end: number): ByteRange {
  return start <= end ? { kind: 'part', start, end } : { kind: 'unsatisfiable' }
}

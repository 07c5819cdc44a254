/** Which refs of one side become which of the other: `+refs/heads/*:refs/remotes/origin/*`. */
import { Fatal } from '../command/faults'

export interface Refspec {
  readonly isForced: boolean
  /** `^refs/heads/x`: leaves out what others would take. */
  readonly isNegative: boolean
  /** Empty for the deletion `:dst`. */
  readonly src: string
  /** Undefined where there is no colon. */
  readonly dst: string | undefined
  readonly isPattern: boolean
  /** `:` or `+:` in a push. */
  readonly isMatching: boolean
  readonly given: string
}

const badName = /(^|\/)\.|\.\.|[\0- \x7f~^:?[\\]|\/\/|@\{|\.$|\/$|\.lock(\/|$)|^\/|^$/

/** Whether a name could be a ref's; with one level it could be `main`. A `*` is a pattern's. */
export const isRefName = (name: string, allowsPattern = false): boolean =>
  !badName.test(name) && name !== '@' && (allowsPattern ? name.split('*').length <= 2 : !name.includes('*'))

export function parseRefspec(given: string, isPush: boolean): Refspec {
  const isForced = given.startsWith('+')
  const isNegative = given.startsWith('^')
  const text = isForced || isNegative ? given.slice(1) : given
  const colon = text.lastIndexOf(':')
  const typed = colon < 0 ? text : text.slice(0, colon)
  const src = isPush && typed === '@' ? 'HEAD' : typed
  const dst = colon < 0 ? undefined : text.slice(colon + 1)
  const isMatching = isPush && colon >= 0 && src === '' && dst === ''
  const isPattern = src.includes('*') || (dst?.includes('*') ?? false)
  const spec: Refspec = { isForced, isNegative, src, dst, isPattern, isMatching, given }
  if (!isMatching && !isValid(spec, isPush)) throw new Fatal(`invalid refspec '${given}'`)
  return spec
}

function isValid({ src, dst, isPattern, isNegative }: Refspec, isPush: boolean): boolean {
  if (isNegative) return dst === undefined && isRefName(src, true)
  if (isPattern && dst !== undefined && src.includes('*') !== dst.includes('*')) return false
  if (isPattern && dst === undefined && !isPush) return false
  if (isPush) {
    if (dst === '') return false
    if (dst !== undefined && !isRefName(dst, isPattern)) return false
    // What is pushed may be any revision, unless it is also the name over there.
    return isPattern || dst === undefined ? isRefName(src, isPattern) || src === '@' : true
  }
  if (src !== '' && src !== '@' && !isRefName(src, isPattern) && !/^[0-9a-f]{40}$/.test(src)) return false
  return dst === undefined || dst === '' || isRefName(dst, isPattern)
}

/** What a name becomes by a pattern, or undefined where the pattern does not fit. */
export function mapName(from: string, to: string, name: string): string | undefined {
  const star = from.indexOf('*')
  if (star < 0) return from === name ? to : undefined
  const [head, tail] = [from.slice(0, star), from.slice(star + 1)]
  if (name.length < head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) return undefined
  return to.replace('*', () => name.slice(head.length, name.length - tail.length))
}

const isExcluded = (specs: readonly Refspec[], name: string) =>
  specs.some(({ isNegative, src }) => isNegative && mapName(src, '', name) !== undefined)

/** Where a ref of the other side is kept here. */
export function trackingRef(specs: readonly Refspec[], name: string): string | undefined {
  if (isExcluded(specs, name)) return undefined
  for (const { src, dst, isNegative } of specs) {
    if (isNegative || dst === undefined || dst === '') continue
    const found = mapName(src, dst, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The ref of the other side that is kept here under a name. */
export function trackedRef(specs: readonly Refspec[], kept: string): string | undefined {
  for (const { src, dst, isNegative } of specs) {
    if (isNegative || dst === undefined || dst === '') continue
    const found = mapName(dst, src, kept)
    if (found !== undefined && !isExcluded(specs, found)) return found
  }
  return undefined
}

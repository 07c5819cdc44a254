/** What files hold. */
import type { Repository } from '../core/repository'
import type { Side } from '../tree/changes'

export const textOf = (repo: Repository, side: Side | undefined): string =>
  side === undefined ? '' : (side.text ?? repo.text(side.oid))

/** How git tells: by a NUL near the start. */
export const isBinary = (text: string): boolean => {
  const at = text.indexOf('\0')
  return at >= 0 && at < 8000
}

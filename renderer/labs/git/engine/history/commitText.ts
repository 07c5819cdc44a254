/** Parts of commits as they are printed. */
import type { Commit } from '../core/objects'

/** The first paragraph on one line. */
export function subjectOf({ message }: Commit): string {
  const lines = message.split('\n').map((line) => line.trimEnd())
  const start = lines.findIndex((line) => line !== '')
  if (start < 0) return ''
  const end = lines.indexOf('', start)
  return lines.slice(start, end < 0 ? undefined : end).join(' ')
}

export interface Ident {
  readonly name: string
  readonly mail: string
  /** Since 1970. */
  readonly seconds: number
  /** `+0000` */
  readonly zone: string
}

export function readIdent(ident: string): Ident {
  const parts = /^(.*?) ?<([^>]*)> (\d+) ([+-]\d{4})$/.exec(ident)
  return {
    name: parts?.[1] ?? '',
    mail: parts?.[2] ?? '',
    seconds: Number(parts?.[3] ?? 0),
    zone: parts?.[4] ?? '+0000',
  }
}

/** What a failed write or opening means for the learner. */
import type { FailureReason } from './store'

/** Thrown where the database was deleted under an open window. */
export class DeletedElsewhere extends Error {
  override readonly name = 'DeletedElsewhere'
}

const reasons: readonly (readonly [RegExp, FailureReason])[] = [
  [/DeletedElsewhere/, 'deleted'],
  [/QuotaExceeded/i, 'quota'],
  [/disk (?:is )?full|no space|ENOSPC|FILE_ERROR_NO_SPACE/i, 'diskFull'],
  [
    /DatabaseClosed|InvalidState|connection (?:is|was) (?:closed|closing|lost)|backing store|force[- ]?closed/i,
    'closed',
  ],
]

export function classify(reason: unknown): { readonly why: FailureReason; readonly detail: string } {
  const detail = describe(reason)
  return { why: reasons.find(([pattern]) => pattern.test(detail))?.[1] ?? 'unknown', detail }
}

/** Name and message, down through what Dexie wraps. */
function describe(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason)
  const inner = (reason as { inner?: unknown }).inner
  const own = `${reason.name}: ${reason.message}`
  return inner instanceof Error && inner !== reason ? `${own} (${describe(inner)})` : own
}

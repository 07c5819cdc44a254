/** What a failed write or opening means for the learner. */
import type { StorageState } from '../platform/bridge'
import type { FailureReason } from '../study/record'
import type { StorageFiles } from './store'

/** Thrown where the database was deleted under an open window. */
export class DeletedElsewhere extends Error {
  override readonly name = 'DeletedElsewhere'
}

/** Thrown where the database cannot be opened and the shell has said why no new one was begun. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened'
  readonly why: FailureReason

  constructor(why: FailureReason, message: string) {
    super(message)
    this.why = why
  }
}

const reasons: readonly (readonly [RegExp, FailureReason])[] = [
  [/DeletedElsewhere/, 'deleted'],
  [/disk (?:is )?full|full disk|no space|ENOSPC|FILE_ERROR_NO_SPACE/i, 'diskFull'],
  [/QuotaExceeded/i, 'quota'],
  [/opening backing store/i, 'cannotOpen'],
  [
    /DatabaseClosed|InvalidState|connection (?:is|was) (?:closed|closing|lost)|backing store|force[- ]?closed/i,
    'closed',
  ],
]

export function classify(reason: unknown): { readonly why: FailureReason; readonly detail: string } {
  const detail = describe(reason)
  if (reason instanceof NotOpened) return { why: reason.why, detail }
  return { why: reasons.find(([pattern]) => pattern.test(detail))?.[1] ?? 'unknown', detail }
}

/** The browser says so of a full disk too. */
export const isVague = (why: FailureReason): boolean => why === 'unknown' || why === 'closed'

/** Whether the browser gave up on the files of the database, and will again; it does not tell damage from a full disk. */
export const isUnopenable = (reason: unknown): boolean => classify(reason).why === 'cannotOpen'

const causes: Readonly<Partial<Record<StorageState, FailureReason>>> = { full: 'diskFull', notWritable: 'notWritable' }
export const reasonFor = (state: StorageState): FailureReason | undefined => causes[state]

/** What the shell finds when it looks at the disk itself. */
export async function causeOf(files: StorageFiles | undefined): Promise<FailureReason | undefined> {
  const state = await files?.storageState().catch(() => undefined)
  return state && reasonFor(state)
}

/** Name and message, down through what Dexie wraps. */
function describe(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason)
  const inner = (reason as { inner?: unknown }).inner
  const own = `${reason.name}: ${reason.message}`
  return inner instanceof Error && inner !== reason ? `${own} (${describe(inner)})` : own
}

/** The mark of what storage has durably, kept outside of it: the next start sees by it whether something went missing. */
import type { WriteOptions } from './writeBackup'

/** While something is missing the mark stays what it was: it is what tells so at the next start. */
export function keepMark({ store, vault, log }: WriteOptions, everyMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let marked = ''
  let isFailing = false
  const now = async (isAnew = false) => {
    clearTimeout(timer)
    timer = undefined
    const { save, loss } = store.health()
    if (loss || save.kind !== 'saved') return
    const { notes, reviews, study } = store.vectors()
    const next = [notes, reviews, study].join(' ')
    if (next === marked && !isAnew) return
    const result = await vault
      .vaultMark({ vectors: { notes, reviews, study } })
      .catch((error: unknown) => ({ saved: false, reason: String(error) }) as const)
    if (result.saved) marked = next
    else if (!isFailing) log('warn', `mark: not written: ${result.reason}`)
    isFailing = !result.saved
  }
  const later = () => {
    timer ??= setTimeout(() => void now(), everyMs)
  }
  const stop = store.subscribe(later)
  later()
  return {
    /** `isAnew`: also where only its time is new. */
    now,
    stop() {
      stop()
      clearTimeout(timer)
    },
  }
}

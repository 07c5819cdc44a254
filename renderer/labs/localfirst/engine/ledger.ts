/** What was tried and what happened, as the timeline shows it. It decides nothing. */
import type { Tell } from './network'
import type { Attempt, Edit, EventRow, Refusal, ReplicaId } from './types'

export type Noted = Omit<Attempt, 'isLost'>
interface Tried {
  readonly replica: ReplicaId
  readonly edit: Edit
  readonly wasCut: boolean
  readonly seen: ReadonlySet<number>
  readonly now: () => number
}

export interface Ledger {
  readonly tell: (at: number, event: Parameters<Tell>[0]) => void
  readonly attempt: (tried: Tried, run: (id: number) => 'accepted' | Refusal) => Refusal | undefined
  readonly attempts: () => readonly Noted[]
  readonly events: () => readonly EventRow[]
  readonly arrivals: () => number
  /** Forgets everything but the numbers given out. */
  readonly clear: () => void
}

const longestList = 300

export function openLedger(): Ledger {
  let attempts: readonly Noted[] = []
  let events: readonly EventRow[] = []
  let arrivals = 0
  let nextId = 1
  const tell: Ledger['tell'] = (at, event) => {
    if (event.kind === 'arrived') arrivals++
    events = [...events, { ...event, id: nextId++, at }].slice(-longestList)
  }
  return {
    tell,
    attempt: ({ now, ...tried }, run) => {
      const id = nextId++
      const at = now()
      const outcome = run(id)
      const waitedMs = now() - at
      attempts = [...attempts, { ...tried, id, at, outcome, waitedMs }]
      const { replica, edit } = tried
      if (outcome === 'accepted') tell(now(), { kind: 'edited', replica, edit, waitedMs })
      else tell(now(), { kind: 'refused', replica, edit, why: outcome })
      return outcome === 'accepted' ? undefined : outcome
    },
    attempts: () => attempts,
    events: () => events,
    arrivals: () => arrivals,
    clear: () => {
      attempts = []
      events = []
      arrivals = 0
    },
  }
}

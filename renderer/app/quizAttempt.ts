/** The quiz that is under way on this device: it waits while the learner reads something else, and while the app is closed. */
import type { PlaceStore } from '../storage/store'
import { withinMs } from '../storage/withinMs'
import type { Attempt, Question } from '../study/quiz/attempt'
import { attemptText, readAttempt } from '../study/quiz/attemptText'
import type { Watched } from '../study/record'

export interface AttemptKeeper extends Watched {
  readonly get: () => Attempt | undefined
  readonly keep: (attempt: Attempt | undefined) => void
  /** Resolves once an earlier one is there again, there is none to go on with, or the disk keeps one waiting for it. */
  readonly ready: Promise<void>
}

export interface KeeperOptions {
  readonly places: PlaceStore
  readonly questions: () => Promise<ReadonlyMap<string, readonly Question[]>>
  readonly log: (message: string) => void
}

const name = 'quiz'
/** A disk that does not answer keeps nobody from the quizzes; what it tells later is shown then. */
const readWithinMs = 3_000

export function openAttempt({ places, questions, log }: KeeperOptions): AttemptKeeper {
  let kept: Attempt | undefined
  let isTouched = false
  let isFailing = false
  const listeners = new Set<() => void>()
  const show = (attempt: Attempt | undefined) => {
    kept = attempt
    for (const changed of listeners) changed()
  }
  const save = oneAtATime(async () => {
    const text = kept && !kept.isOver ? attemptText(kept) : undefined
    try {
      await places.put(name, text)
      isFailing = false
    } catch (reason) {
      // Its answers are in the record, which tells the learner itself where it cannot be written.
      if (!isFailing) log(`quiz: its place is not kept: ${String(reason)}`)
      isFailing = true
    }
  })
  const restore = async () => {
    const text = await places.get(name)
    const found = text === undefined ? undefined : readAttempt(text, await questions())
    if (found && !isTouched) show(found)
  }
  return {
    get: () => kept,
    keep: (attempt) => {
      isTouched = true
      show(attempt)
      save()
    },
    ready: withinMs(restore(), readWithinMs).catch((reason: unknown) =>
      log(`quiz: its place was not read: ${String(reason)}`),
    ),
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

/** Runs a job again for what came meanwhile, however much that was: only the newest state is worth writing. */
function oneAtATime(job: () => Promise<void>): () => void {
  let isRunning = false
  let isWanted = false
  const run = async () => {
    isRunning = true
    while (isWanted) {
      isWanted = false
      await job()
    }
    isRunning = false
  }
  return () => {
    isWanted = true
    if (!isRunning) void run()
  }
}

/** The quiz book over the `study` document: keeps the results of every item while answers arrive, from here or elsewhere. */
import type * as Y from 'yjs'
import type { Ports } from '../ports'
import type { Answer, ItemResult, QuizBook, Response } from './quizBook'
import { lastMoment, longestPart, readAnswer } from './readAnswer'

export const itemKey = (chapter: string, item: string) => `${chapter}/${item}`

export function openQuizBook(study: Y.Doc, ports: Ports): QuizBook {
  const list = study.getArray<unknown>('answers')
  const listeners = new Set<() => void>()
  let tally = tallyOf(list.toArray())
  list.observe(({ changes }) => {
    if (changes.deleted.size > 0)
      tally = tallyOf(list.toArray()) // never by this app, which only appends
    else for (const { insert } of changes.delta) if (Array.isArray(insert)) tally.take(insert)
    for (const changed of listeners) changed()
  })

  const record = (chapter: string, item: string, score: number, response: Response) => {
    // The newest answer counts, also where an earlier one was dated by a clock that ran ahead.
    const last = tally.results().get(itemKey(chapter, item))
    const at = Math.min(lastMoment, Math.max(ports.now(), (last?.lastAt ?? 0) + 1))
    const kept = response.map((part) => part.slice(0, longestPart).toWellFormed())
    const answer = readAnswer({ id: ports.newId(), at, chapter, item, score, response: kept })
    if (!answer) throw new Error(`An answer to ${itemKey(chapter, item)} is malformed.`)
    list.push([answer])
  }

  const importAnswers = (answers: readonly Answer[]) => {
    const fresh = new Map<string, Answer>()
    for (const one of answers) {
      const answer = readAnswer(one)
      if (answer && !tally.has(answer.id) && !fresh.has(answer.id)) fresh.set(answer.id, answer)
    }
    if (fresh.size > 0) list.push([...fresh.values()])
    return fresh.size
  }

  return {
    record,
    importAnswers,
    results: () => tally.results(),
    answers: () => tally.answers(),
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

/** Answers by id, and the result of each item; snapshots are made when asked for and kept until something arrives. */
function tallyOf(values: readonly unknown[]) {
  const known = new Map<string, Answer>()
  const results = new Map<string, ItemResult & { readonly lastId: string }>()
  let shown: { results?: ReadonlyMap<string, ItemResult>; answers?: readonly Answer[] } = {}
  const take = (more: readonly unknown[]) => {
    for (const value of more) {
      const answer = readAnswer(value)
      if (!answer || known.has(answer.id)) continue
      known.set(answer.id, answer)
      const key = itemKey(answer.chapter, answer.item)
      results.set(key, withAnswer(results.get(key), answer))
      shown = {}
    }
  }
  take(values)
  return {
    take,
    has: (id: string) => known.has(id),
    results: (): ReadonlyMap<string, ItemResult> => {
      shown.results ??= new Map(results)
      return shown.results
    },
    answers: (): readonly Answer[] => {
      shown.answers ??= [...known.values()].sort(byTime)
      return shown.answers
    },
  }
}

/** The same on every device, in whatever order answers arrive: the latest counts, and of two at once the one with the higher id. */
function withAnswer(so: (ItemResult & { lastId: string }) | undefined, { id, at, chapter, item, score }: Answer) {
  const tries = (so?.tries ?? 0) + 1
  const isNewer = !so || at > so.lastAt || (at === so.lastAt && id > so.lastId)
  return isNewer ? { chapter, item, tries, lastScore: score, lastAt: at, lastId: id } : { ...so, tries }
}

const byTime = (one: Answer, other: Answer) => one.at - other.at || (one.id < other.id ? -1 : 1)

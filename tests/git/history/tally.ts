/** Compares many histories, and counts. */
import { accepted } from '../accepted'
import { compare, report } from '../compare'
import { generate } from './generate'

export interface Tally {
  histories: number
  commands: number
  equal: number
  /** How often each difference that `accepted.ts` explains was met. */
  readonly accepted: Record<string, number>
  /** Each history that differs, as a person reads it. */
  readonly reports: string[]
}

export const emptyTally = (): Tally => ({
  ...{ histories: 0, commands: 0, equal: 0, reports: [] },
  accepted: Object.fromEntries(accepted.map(({ id }) => [id, 0])),
})

/** Adds the histories of these seeds, every `stride`th from the first to the last. */
export function addHistories(tally: Tally, from: number, to: number, stride = 1): Tally {
  for (let seed = from; seed <= to; seed += stride) {
    const history = generate(seed)
    const { steps, repositories } = history
    const compared = compare(history)
    tally.histories++
    tally.commands += steps.length
    for (const [id, count] of compared.accepted) tally.accepted[id] = (tally.accepted[id] ?? 0) + count
    if (compared.differences.length === 0) tally.equal++
    else tally.reports.push(`seed ${seed}\n${report(steps, { repositories })}`)
  }
  return tally
}

export const tallyText = ({ histories, commands, equal, accepted: met }: Tally): string =>
  `${equal} of ${histories} histories are equal, ${commands} commands; accepted: ${Object.entries(met)
    .map(([id, count]) => `${id} ${count}`)
    .join(', ')}`

export const addTally = (one: Tally, other: Tally): Tally => ({
  histories: one.histories + other.histories,
  commands: one.commands + other.commands,
  equal: one.equal + other.equal,
  accepted: Object.fromEntries(
    Object.entries(one.accepted).map(([id, count]) => [id, count + (other.accepted[id] ?? 0)]),
  ),
  reports: [...one.reports, ...other.reports],
})

/** Histories of replicas that edit at any time over links that cut, delay, double and reorder: in the end all are equal. */
import { describe, expect, it } from 'vitest'
import { type History, play } from '../support/exchangeHistory'

const first = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const count = Number(process.env.DRYDOCK_HISTORIES ?? 2_000)
const gatedCount = Number(process.env.DRYDOCK_HISTORIES ?? (process.env.DRYDOCK_LONG ? 2_000 : 300))

/** Histories in which something once went wrong. */
const lessons = [
  // A link waited for deletions that another link had brought, behind a dead one that was being asked.
  1_123_116_429,
]

describe('any history of edits and links', () => {
  it.each(lessons)('ends well with seed %i, with which it once did not', (seed) => {
    expect(play(seed, false).wrong).toEqual([])
    expect(play(seed, true).wrong).toEqual([])
  })

  it.each([
    ['equal replicas', false],
    ["equal pages of the app's own merging, behind the gate", true],
  ])(
    'ends with %s, in which every edit is',
    async (what, isGated) => {
      const bad: string[] = []
      const histories = isGated ? gatedCount : count
      const started = process.cpuUsage()
      let edits = 0
      let messages = 0
      for (let seed = first; seed < first + histories; seed++) {
        const history: History = play(seed, isGated)
        edits += history.edits
        messages += history.messages
        if (history.wrong.length > 0) bad.push(`seed ${seed}: ${history.wrong.join('; ')}`)
        if (bad.length > 5) break
        await Promise.resolve() // what waits for the end of a task has its turn
      }
      const { user, system } = process.cpuUsage(started)
      console.log(
        `exchange, ${what}: SEED=${first}, ${histories} histories, ${edits} edits, ${messages} messages, ${Math.round((user + system) / 1000)} ms of CPU`,
      )
      expect(bad).toEqual([])
    },
    600_000,
  )
})

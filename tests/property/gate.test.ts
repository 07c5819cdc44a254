/** The gate: honest updates go through to the same content, and neither damage nor a lie does harm. */
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type DocName, docNames } from '../../renderer/study/record'
import { viewOf } from '../../renderer/study/shape/contentView'
import { checkPage, history, openGate, place } from '../support/gateRecord'
import type { Sent } from '../support/honestRecord'
import { lie } from '../support/lies'
import { mutate } from '../support/mutations'
import { seeded } from './chance'

vi.setConfig({ testTimeout: 3_600_000 })

const asked = Number(process.env.DRYDOCK_SEED ?? 0)
/** Those that once found something, and a new one each time. */
const seeds = asked ? [asked] : [7, 118_618_370, 695_936_834, Math.floor(Math.random() * 2 ** 31)]
const mutations = Math.ceil((Number(process.env.DRYDOCK_LONG ?? 0) || 40_000) / seeds.length / 2)

describe('honest updates', () => {
  it.each(seeds)('of the real books all go through, and the page has what the learners wrote, seed %i', (seed) => {
    const chance = seeded(seed)
    const sent = history(5_000, chance)
    const gate = openGate()
    const page: Record<DocName, Y.Doc> = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
    const wanted: Record<DocName, Y.Doc> = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
    for (const { doc, update } of sent) {
      Y.applyUpdate(wanted[doc], update)
      expect(gate.mirrors[doc].take(update, 'a'), `seed ${seed}`).toMatchObject({ kind: 'taken' })
    }
    for (const { doc, update } of gate.passed) Y.applyUpdate(page[doc], update)
    expect(gate.refused, `seed ${seed}`).toEqual([])
    for (const name of docNames) {
      expect(viewOf(page[name]), `seed ${seed}`).toEqual(viewOf(wanted[name]))
      expect(Y.encodeStateVector(page[name])).toEqual(Y.encodeStateVector(wanted[name]))
      expect(gate.mirrors[name].rebuilds()).toBe(0)
    }
    console.log(`honest updates, seed ${seed}: ${sent.length} taken, ${gate.refused.length} refused`)
  })
})

const mutationsEach = 100

/** What a peer sends of the history, made worse. */
const spoilers = {
  'damaged updates': (_doc, update, sent, chance) => mutate(update, chance.pick(sent).update, chance),
  'lies that are well formed': (doc, update, sent, chance) =>
    chance.int(0, 11) === 0 ? replayed(sent, chance) : lie(doc, update, chance),
} satisfies Record<
  string,
  (doc: Y.Doc, update: Uint8Array, sent: readonly Sent[], chance: ReturnType<typeof seeded>) => Uint8Array
>

/** Some of the history's updates, of any document, as one and in another order. */
const replayed = (sent: readonly Sent[], chance: ReturnType<typeof seeded>): Uint8Array =>
  Y.mergeUpdates(Array.from({ length: chance.int(1, 6) }, () => chance.pick(sent).update))

describe.each(seeds)('with seed %i', (seed) => {
  it.each(Object.entries(spoilers))(
    '%s never hang, never throw, and leave documents that load, hold the record and say the same',
    (what, spoil) => {
      const chance = seeded(seed)
      const sent = history(1_500, chance)
      const counts = { taken: 0, refused: 0, missing: 0, held: 0, rebuilt: 0 }
      for (let run = 0; run < mutations; run += mutationsEach) {
        const { base, honest } = place(sent, chance.int(5, 1_450))
        const gate = openGate(base)
        for (let each = 0; each < mutationsEach; each++) {
          const { doc, update } = chance.pick(honest)
          counts[gate.mirrors[doc].take(spoil(gate.mirrors[doc].doc, update, sent, chance), 'a').kind]++
        }
        for (const name of docNames) {
          checkPage(name, base[name], gate, chance, `seed ${seed}, run ${run}`)
          counts.rebuilt += gate.mirrors[name].rebuilds()
        }
      }
      console.log(`${mutations} ${what}, seed ${seed}:`, JSON.stringify(counts))
      expect(counts.taken, 'some are harmless').toBeGreaterThan(mutations / 100)
      expect(counts.refused).toBeGreaterThan(mutations / 4)
      if (what.startsWith('lies')) expect(counts.rebuilt, 'found out only when tried').toBeGreaterThan(mutations / 50)
    },
  )
})

/** A gate without the app around it: what it is given, and what must be true of what went through. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { type DocName, docNames } from '../../renderer/study/record'
import { contentFault } from '../../renderer/study/shape/contentFault'
import { viewOf } from '../../renderer/study/shape/contentView'
import { type Mirror, openMirror } from '../../renderer/sync/gate/mirror'
import type { seeded } from '../property/chance'
import { openLearner, type Sent } from './honestRecord'
import { type Struct, updateOf } from './structs'

type Chance = ReturnType<typeof seeded>

/** Mirrors, and what would go on to the page. */
export function openGate(bases: Partial<Record<DocName, Uint8Array>> = {}) {
  const refused: string[] = []
  const passed: Sent[] = []
  const open = (name: DocName): Mirror => {
    const mirror = openMirror({
      name,
      mayTake: () => true,
      weigh: () => ({ done: (pieces) => passed.push(...pieces.map((update) => ({ doc: name, update }))) }),
      refused: (_bytes, _peer, detail) => void refused.push(`${name}: ${detail}`),
    })
    const base = bases[name]
    if (base) mirror.takeOwn(base)
    return mirror
  }
  const mirrors = { notes: open('notes'), reviews: open('reviews'), study: open('study') }
  return { mirrors, refused, passed }
}

/** What two learners who hear of each other now and then send. */
export function history(count: number, chance: Chance): readonly Sent[] {
  const [a, b] = [openLearner('a', chance), openLearner('b', chance)]
  const all: Sent[] = []
  let [toA, toB]: [Sent[], Sent[]] = [[], []]
  while (all.length < count) {
    const one = chance.pick([a, b])
    one.act()
    const sent = one.sent()
    all.push(...sent)
    if (one === a) toB.push(...sent)
    else toA.push(...sent)
    if (chance.int(0, 9) > 0) continue
    for (const update of toA) a.receive(update)
    for (const update of toB) b.receive(update)
    ;[toA, toB] = [[], []]
  }
  return all
}

/** A place in a history: what is here, and what honest peers could send next. */
export function place(sent: readonly Sent[], from: number) {
  const docs: Record<DocName, Y.Doc> = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  for (const { doc, update } of sent.slice(0, from)) Y.applyUpdate(docs[doc], update)
  const state = (name: DocName) => new Uint8Array(Y.encodeStateAsUpdate(docs[name]))
  const next = sent.slice(from, from + 30)
  const merged = docNames.flatMap((doc): Sent[] => {
    const updates = next.filter((one) => one.doc === doc).map(({ update }) => update)
    return updates.length > 0 ? [{ doc, update: Y.mergeUpdates(updates) }] : []
  })
  const known = docNames.map((doc): Sent => ({ doc, update: state(doc) }))
  return {
    base: { notes: state('notes'), reviews: state('reviews'), study: state('study') },
    honest: [...next.slice(0, 6), ...merged, ...merged, ...known],
  }
}

/** What the page made of the bytes that went through: sound, loadable, and the same as the mirror. */
export function checkPage(
  name: DocName,
  base: Uint8Array,
  { mirrors, passed }: ReturnType<typeof openGate>,
  chance: Chance,
  where: string,
) {
  const page = new Y.Doc()
  Y.applyUpdate(page, base)
  for (const { doc, update } of passed) if (doc === name) Y.applyUpdate(page, update)
  const { store } = page
  expect([store.pendingStructs, store.pendingDs], where).toEqual([null, null])
  expect(contentFault(name, page), where).toBeUndefined()
  const all = Y.encodeStateAsUpdate(page)
  const again = new Y.Doc()
  Y.applyUpdate(again, all)
  expect(viewOf(again), where).toEqual(viewOf(page))
  expect(viewOf(inAnyOrder(all, chance)), `${where}, in another order`).toEqual(viewOf(page))
  expect(viewOf(mirrors[name].doc), where).toEqual(viewOf(page))
  expect(viewOf(mirrors[name].twin()), where).toEqual(viewOf(page))
}

/** The document after the same changes in pieces, each as soon as chance has it. */
function inAnyOrder(all: Uint8Array, chance: Chance): Y.Doc {
  const { structs, ds } = Y.decodeUpdate(all)
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  const doc = new Y.Doc()
  const rest = [...byClient.values()]
  while (rest.length > 0) {
    const own = chance.pick(rest)
    Y.applyUpdate(doc, updateOf(own.splice(0, chance.int(1, 40))))
    if (own.length === 0) rest.splice(rest.indexOf(own), 1)
  }
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, len })),
  )
  Y.applyUpdate(doc, updateOf([], deleted))
  return doc
}

/** Two devices that learn, meet and undo the meeting: what it changed is as before, what was made since is there, and both agree. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonical, plainOf } from '../../renderer/study/backup/plain'
import { openOwnCards } from '../../renderer/study/cards/openOwnCards'
import type { Receipt } from '../../renderer/study/devices/devices'
import { isHidden } from '../../renderer/study/devices/entryTitle'
import { kindOf, listKey } from '../../renderer/study/devices/plainEntry'
import { ReceiptBuilder, type Touched } from '../../renderer/study/devices/receiptBuilder'
import { undoSync } from '../../renderer/study/devices/undoSync'
import { openNotebook } from '../../renderer/study/notes/openNotebook'
import { markRead, markUnread } from '../../renderer/study/progress'
import { docNames, type RecordDocs } from '../../renderer/study/record'
import { seeded } from './chance'

type Chance = ReturnType<typeof seeded>

function openDevice(name: number) {
  const open = () => Object.assign(new Y.Doc(), { clientID: name + 1 })
  const docs: RecordDocs = { notes: open(), reviews: open(), study: open() }
  let [made, clock] = [0, 1_700_000_000_000 + name * 1_000_000]
  const ports = { now: () => (clock += 40_000), newId: () => `device${name}x${String(++made).padStart(8, '0')}` }
  return {
    name,
    docs,
    ports,
    book: openNotebook(docs.notes, ports),
    cards: openOwnCards(docs.notes, ports),
    wrote: new Set<string>(),
  }
}
type Device = ReturnType<typeof openDevice>

const anyOf = <T>(list: readonly T[], chance: Chance): T | undefined =>
  list[chance.int(0, Math.max(0, list.length - 1))]

/** `token` is told apart in every text, so that none that was written can be missed. */
function act(device: Device, chance: Chance, token: string) {
  const { docs, book, cards, ports } = device
  const note = anyOf([...book.entries(), ...book.trashed()], chance)
  const card = anyOf(cards.all(), chance)
  const section = `chapter/s${chance.int(0, 5)}` as const
  const kind = chance.int(0, 15)
  if (!note || kind === 0) {
    book.create({
      body: `# ${token}\n\nsome words ${chance.int(0, 3)}\n\nmore of them`,
      tags: [`t${chance.int(0, 2)}`],
    })
    device.wrote.add(token)
  } else if (kind <= 5) {
    const text = book.text(note.id)
    const ends = [0, ...[...(text?.toString() ?? '').matchAll(/[ \n]/g)].map(({ index }) => index + 1)]
    text?.insert(anyOf(ends, chance) ?? 0, `${token} `)
    book.touched(note.id)
    device.wrote.add(token)
  } else if (kind === 6) {
    const text = book.text(note.id)?.toString() ?? ''
    const [word = ''] = [...text.matchAll(/some words|more|w\d+e/g)].at(chance.int(0, 3)) ?? []
    book.setText(note.id, text.replace(word, ''))
  } else if (kind === 7) book.addTag(note.id, `t${chance.int(0, 4)}`)
  else if (kind === 8) book.removeTag(note.id, `t${chance.int(0, 4)}`)
  else if (kind === 9) chance.int(0, 3) === 0 ? book.deleteForEver(note.id) : book.trash(note.id)
  else if (kind === 10) book.restore(note.id)
  else if (kind === 11) cards.add({ kind: 'basic', front: `front ${token}`, back: '' })
  else if (kind === 12 && card) chance.int(0, 1) ? cards.trash(card.id) : cards.change(card.id, { back: token })
  else if (kind === 13)
    docs.reviews.getArray('events').push([{ id: ports.newId(), at: ports.now(), kind: 'add', card: 'own:x' }])
  else if (kind === 14) {
    docs.study
      .getArray('answers')
      .push([{ id: ports.newId(), at: ports.now(), chapter: 'c', item: 'i', score: 1, response: [] }])
    docs.study.getMap('reviewLimits').set('newADay', chance.int(0, 50))
    docs.study.getMap('labs').set('l/s', { actions: JSON.stringify([token]), met: [], at: 5 })
  } else chance.int(0, 2) ? markRead(docs.study, section, ports.now()) : markUnread(docs.study, section)
}

/** Every entry by document, root and key. */
function entriesOf(docs: RecordDocs) {
  const found = new Map<string, { readonly ref: Omit<Touched, 'before'>; readonly plain: unknown }>()
  for (const doc of docNames)
    for (const [root, content] of Object.entries(plainOf(docs[doc]))) {
      const all = Array.isArray(content)
        ? content.map((one) => [listKey(one), one] as const)
        : Object.entries(content as object)
      for (const [key, plain] of all) found.set(`${doc}/${root}/${key}`, { ref: { doc, root, key }, plain })
    }
  return found
}

const send = (from: Device, to: Device) => {
  for (const name of docNames)
    Y.applyUpdate(to.docs[name], Y.encodeStateAsUpdate(from.docs[name], Y.encodeStateVector(to.docs[name])), 'peer')
}
const content = ({ docs }: Device) => canonical(docNames.map((name) => plainOf(docs[name])))

/** A device takes what another has, and its receipt says what that changed. */
function meet(here: Device, there: Device, id: string): Receipt | undefined {
  const builder = new ReceiptBuilder({ id, device: { id: 'd', name: 'other' }, via: 'network', from: 1 })
  const before = entriesOf(here.docs)
  const theirs = entriesOf(there.docs)
  send(there, here)
  const refs = new Map([...before, ...entriesOf(here.docs)])
  builder.touched([...refs].map(([key, { ref }]) => ({ ...ref, before: before.get(key)?.plain })))
  for (const note of builder.changedNotes()) {
    const plain = theirs.get(`notes/notes/${note}`)?.plain as { readonly body?: unknown } | undefined
    if (typeof plain?.body === 'string') builder.theirText(note, plain.body)
  }
  const receipt = builder.build(here.docs, 2)
  // As it comes back from the disk.
  return receipt && (JSON.parse(JSON.stringify(receipt)) as Receipt)
}

function story(seed: number) {
  const chance = seeded(seed)
  const [here, there] = [openDevice(0), openDevice(1)]
  let token = 0
  const learn = (device: Device, most: number) => {
    for (let left = chance.int(0, most); left > 0; left--) act(device, chance, `w${++token}e`)
  }
  learn(here, 10)
  send(here, there)
  learn(here, 8)
  learn(there, 12)
  const before = entriesOf(here.docs)
  const receipt = meet(here, there, `r${seed}`)
  return { chance, here, there, before, receipt, learn }
}

const options = (alsoLogs: boolean) => ({ alsoLogs, now: () => 1_800_000_000_000, origin: 'undo' })

/** What came goes to the trash; everything else is what it was. */
function expectAsBefore(device: Device, before: ReturnType<typeof entriesOf>, alsoLogs: boolean, seed: number) {
  const now = entriesOf(device.docs)
  for (const [key, { ref, plain }] of now) {
    const kind = kindOf(ref.doc, ref.root)
    const then = before.get(key)
    if (then) expect(canonical(plain), `seed ${seed}: ${key}`).toBe(canonical(then.plain))
    else if (kind === 'notes' || kind === 'cards')
      expect(isHidden(kind, ref.key, plain), `seed ${seed}: ${key}`).toBe(true)
    else expect(!alsoLogs && (kind === 'events' || kind === 'answers'), `seed ${seed}: ${key}`).toBe(true)
  }
  for (const key of before.keys()) expect(now.has(key), `seed ${seed}: ${key} is gone`).toBe(true)
}

const runs = process.env.DRYDOCK_LONG ? 20_000 : 600

describe('the undo of a sync', () => {
  it(`makes everything as it was before, in ${runs} histories, once and no more, and both devices agree after`, () => {
    let [undone, both] = [0, 0]
    for (let seed = 1; seed <= runs; seed++) {
      const { chance, here, there, before, receipt } = story(seed)
      if (!receipt) continue
      both += receipt.both.length
      const alsoLogs = chance.int(0, 1) === 1
      const result = undoSync(here.docs, receipt, options(alsoLogs))
      expect(result.kept, `seed ${seed}`).toEqual([])
      expectAsBefore(here, before, alsoLogs, seed)
      undone += result.undone
      const once = content(here)
      expect(undoSync(here.docs, receipt, options(alsoLogs)), `seed ${seed}`).toEqual({ undone: 0, kept: [] })
      expect(content(here), `seed ${seed}: twice is not once`).toBe(once)
      send(here, there)
      send(there, here)
      expect(content(there), `seed ${seed}: the devices differ`).toBe(content(here))
      expect(content(here), `seed ${seed}: it came back`).toBe(once)
    }
    console.log(
      `${runs} histories, ${undone} entries undone, ${both} paragraphs edited on both sides; seeds 1 to ${runs}`,
    )
    expect(undone).toBeGreaterThan(runs)
    expect(both).toBeGreaterThan(0)
  }, 600_000)

  it(`loses nothing that was written after it, in ${runs} histories, and twice is once`, () => {
    let [kept, undone] = [0, 0]
    for (let seed = 1; seed <= runs; seed++) {
      const { here, there, receipt, learn } = story(seed)
      if (!receipt) continue
      const earlier = new Set(here.wrote)
      learn(here, 8)
      /** In notes and cards that are not in the trash. */
      const words = () => {
        const seen = [...here.book.entries()].map(({ id }) => here.book.text(id)?.toString() ?? '')
        const cards = here.cards.all().filter(({ trashedAt }) => trashedAt === undefined)
        return new Set([...seen, ...cards.map(({ front, back }) => `${front} ${back}`)].join(' ').match(/w\d+e/g))
      }
      const later = [...here.wrote].filter((token) => !earlier.has(token) && words().has(token))
      const result = undoSync(here.docs, receipt, options(true))
      kept += result.kept.length
      undone += result.undone
      const left = words()
      for (const token of later) expect(left.has(token), `seed ${seed}: ${token} is lost`).toBe(true)
      const once = content(here)
      expect(undoSync(here.docs, receipt, options(true)).undone, `seed ${seed}`).toBe(0)
      expect(content(here), `seed ${seed}: twice is not once`).toBe(once)
      send(here, there)
      send(there, here)
      expect(content(there), `seed ${seed}: the devices differ`).toBe(content(here))
    }
    console.log(`${runs} histories with edits after: ${undone} entries undone, ${kept} kept; seeds 1 to ${runs}`)
    expect(kept).toBeGreaterThan(0)
  }, 600_000)
})

/** A learner at work with the real books, as a stream of updates: what a gate must let through. */
import * as Y from 'yjs'
import { restore } from '../../renderer/study/backup/restore'
import { takeCard } from '../../renderer/study/cards/takeCard'
import { replaceText } from '../../renderer/study/notes/editText'
import { takeNote } from '../../renderer/study/notes/takeNote'
import { markRead, markUnread } from '../../renderer/study/progress'
import { type DocName, docNames } from '../../renderer/study/record'
import type { seeded } from '../property/chance'
import { openRecord, start, type TestRecord, updatesOf } from './portableRecord'

type Chance = ReturnType<typeof seeded>

export interface Sent {
  readonly doc: DocName
  readonly update: Uint8Array
}

export interface Learner {
  readonly record: TestRecord
  /** What the documents emitted by own changes since this was last asked. */
  readonly sent: () => readonly Sent[]
  /** One thing that a learner does. */
  readonly act: () => void
  readonly receive: (sent: Sent) => void
}

const elsewhere = Symbol('from another device')
const words = ['pod', 'névé', 'a 🚢 sails', '# Title\n', '`kubectl get`\n', 'x', '…', 'namespaces share the kernel ']

/** `steps` of acting, such as a restore that takes events back, are left out where `isGentle`. */
export function openLearner(name: string, chance: Chance): Learner {
  const record = openRecord(name)
  let sent: Sent[] = []
  for (const doc of docNames)
    record.docs[doc].on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== elsewhere) sent.push({ doc, update })
    })
  const acts = actsOf(record, chance)
  return {
    record,
    sent: () => {
      const all = sent
      sent = []
      return all
    },
    act: () => {
      record.clock.now += chance.int(1, 3_600_000)
      chance.pick(acts)()
    },
    receive: ({ doc, update }) => Y.applyUpdate(record.docs[doc], update, elsewhere),
  }
}

function actsOf(record: TestRecord, chance: Chance): readonly (() => void)[] {
  const note = noteActs(record, chance)
  const log = logActs(record, chance)
  return [...note, ...note, ...log, ...cardActs(record, chance), ...rareActs(record, chance)]
}

function noteActs({ notebook, docs, clock }: TestRecord, chance: Chance): readonly (() => void)[] {
  const some = () => {
    const all = [...notebook.entries(), ...notebook.trashed()]
    return all.length > 0 ? chance.pick(all).id : notebook.create({ body: 'first' })
  }
  const type = () => {
    const text = notebook.text(some())
    if (!text) return
    const at = chance.int(0, text.length)
    if (text.length > 0 && chance.int(0, 3) === 0) text.delete(Math.min(at, text.length - 1), 1)
    else text.insert(at, chance.pick(words))
  }
  const other = () => `n${chance.int(0, 20)}`
  return [
    ...undoActs(() => notebook.text(some()), chance),
    type,
    type,
    type,
    () => void notebook.create({ body: chance.pick(words).repeat(chance.int(0, 20)), tags: ['a', 'bü'] }),
    () => notebook.touched(some()),
    () => notebook.addTag(some(), chance.pick(words)),
    () => notebook.removeTag(some(), 'a'),
    () => notebook.trash(some()),
    () => notebook.restore(some()),
    () => notebook.setText(some(), chance.pick(words).repeat(3)),
    () => notebook.deleteForEver(some()),
    () => notebook.setAnchor(some(), { chapter: 'c', section: 's', exact: 'quote', prefix: '', suffix: '' }),
    () => notebook.setAnchor(some(), undefined),
    () =>
      takeNote(docs.notes, {
        id: other(),
        title: '',
        body: chance.pick(words),
        tags: ['t'],
        createdAt: 1,
        changedAt: clock.now,
      }),
    () => {
      const text = notebook.text(some())
      if (text) replaceText(text, `${text.toString().slice(0, 40)}${chance.pick(words)}`)
    },
  ]
}

/** As in the editor: steps of one text that can be taken back and done again, while others write in it too. */
function undoActs(some: () => Y.Text | undefined, chance: Chance): readonly (() => void)[] {
  let open: { readonly text: Y.Text; readonly undo: Y.UndoManager } | undefined
  const look = () => {
    if (open && chance.int(0, 9) > 0) return open
    open?.undo.destroy()
    const text = some()
    open = text && { text, undo: new Y.UndoManager(text, { captureTimeout: 0 }) }
    return open
  }
  const type = () => {
    const { text } = look() ?? {}
    const at = chance.int(0, text?.length ?? 0)
    if (chance.int(0, 1) === 0) text?.insert(at, chance.pick(words))
    else text?.delete(Math.min(at, Math.max(0, text.length - 3)), Math.min(text.length, 3))
  }
  return [type, type, () => void look()?.undo.undo(), () => void look()?.undo.undo(), () => void look()?.undo.redo()]
}

function cardActs({ cards, docs }: TestRecord, chance: Chance): readonly (() => void)[] {
  const some = () => {
    const all = cards.all()
    return all.length > 0 ? chance.pick(all).id : cards.add({ kind: 'basic', front: 'f', back: 'b' })
  }
  return [
    () => void cards.add({ kind: 'basic', front: chance.pick(words), back: chance.pick(words), tags: ['t'] }),
    () => cards.change(some(), { front: chance.pick(words), tags: ['u', chance.pick(words)] }),
    () => cards.trash(some()),
    () => cards.restore(some()),
    () =>
      takeCard(docs.notes, {
        id: `c${chance.int(0, 9)}`,
        kind: 'basic',
        front: 'f',
        back: 'b',
        tags: [],
        createdAt: 1,
      }),
  ]
}

function logActs({ reviews, quiz, docs, clock }: TestRecord, chance: Chance): readonly (() => void)[] {
  const card = () => `course:${chance.int(0, 30)}`
  const section = () => `runtime/${chance.int(0, 30)}` as const
  return [
    () => reviews.add([card(), card()]),
    () => reviews.grade(card(), chance.pick([1, 2, 3, 4] as const), 4_000),
    () => void reviews.undo(),
    () => reviews.buryUntilTomorrow(card()),
    () => reviews.suspend(card()),
    () => reviews.resume(card()),
    () => reviews.forget(card()),
    () => reviews.setLimits({ newADay: chance.int(0, 99), retention: 0.85 }),
    () => quiz.record('runtime', `q${chance.int(0, 20)}`, 0.5, ['a', chance.pick(words)]),
    () => markRead(docs.study, section(), clock.now),
    () => markUnread(docs.study, section()),
    () =>
      void quiz.importAnswers([
        { id: `i${chance.int(0, 999)}`, at: start, chapter: 'c', item: 'i', score: 1, response: [] },
      ]),
    () => void reviews.importEvents([{ id: `e${chance.int(0, 999)}`, at: start, kind: 'add', card: card() }]),
  ]
}

/** Going back to an earlier state, and taking in what another device had. */
function rareActs(record: TestRecord, chance: Chance): readonly (() => void)[] {
  let earlier = updatesOf(record)
  const back = () => {
    if (chance.int(0, 4) > 0) return
    restore(record.docs, earlier, { kind: 'replace', logs: chance.pick(['keepNewer', 'takeBack'] as const) })
    earlier = updatesOf(record)
  }
  return [back]
}

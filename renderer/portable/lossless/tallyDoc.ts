/** What merging a document would change, counted by what the learner knows: notes, cards, reviews, answers, sections, lab runs. */
import type * as Y from 'yjs'
import { openOwnCards } from '../../study/cards/openOwnCards'
import { openLabBook } from '../../study/labs/labBook'
import { openNotebook } from '../../study/notes/openNotebook'
import type { Tallies, Tally } from '../../study/parcel'
import { readSections } from '../../study/progress'
import { openQuizBook } from '../../study/quiz/openQuizBook'
import type { DocName } from '../../study/record'
import { parseEvent } from '../../study/schedule/parseEvent'
import type { Fault } from '../../study/shape/contentFault'

interface Three {
  readonly before: Y.Doc
  readonly arrived: Y.Doc
  readonly merged: Y.Doc
}

/** The books only read here. */
const still = { now: () => 0, newId: () => '' }

/** Or why the document cannot be read, though Yjs takes it. */
export function tallyDoc(name: DocName, docs: Three): Tallies | Fault {
  try {
    if (name === 'notes') return { notes: tally(docs, notesOf), cards: tally(docs, cardsOf) }
    if (name === 'reviews') return { events: tally(docs, eventsOf) }
    return { answers: tally(docs, answersOf), read: tally(docs, sectionsOf), labs: tally(docs, runsOf) }
  } catch (error) {
    return { why: 'damaged', detail: error instanceof Error ? error.message.slice(0, 160) : 'unknown' }
  }
}

type View = ReadonlyMap<string, string>

function tally({ before, arrived, merged }: Three, view: (doc: Y.Doc) => View): Tally {
  const [had, came, has] = [before, arrived, merged].map(view)
  let [added, updated, same, kept] = [0, 0, 0, 0]
  for (const [id, text] of came ?? []) {
    const [old, now] = [had?.get(id), has?.get(id)]
    if (old === undefined) added += now === undefined ? 0 : 1
    else if (now !== old) updated++
    else if (text === old) same++
    else kept++
  }
  const gone = [...(had?.keys() ?? [])].filter((id) => !has?.has(id)).length
  return { added, updated, same, kept, beside: 0, gone }
}

function notesOf(doc: Y.Doc): View {
  const book = openNotebook(doc, still)
  const entries = [...book.entries(), ...book.trashed()]
  return new Map(
    entries.map((entry) => [entry.id, JSON.stringify([book.text(entry.id)?.toString(), { ...entry, changedAt: 0 }])]),
  )
}

const cardsOf = (doc: Y.Doc): View =>
  new Map(
    openOwnCards(doc, still)
      .all()
      .map((card) => [card.id, JSON.stringify(card)]),
  )

const eventsOf = (doc: Y.Doc): View =>
  new Map(
    doc
      .getArray('events')
      .toArray()
      .flatMap((value) => parseEvent(value) ?? [])
      .map((event) => [event.id, '']),
  )

const answersOf = (doc: Y.Doc): View =>
  new Map(
    openQuizBook(doc, still)
      .answers()
      .map(({ id }) => [id, '']),
  )
const sectionsOf = (doc: Y.Doc): View => new Map([...readSections(doc)].map((section) => [section, '']))

/** With those that were solved and begun anew since. */
function runsOf(doc: Y.Doc): View {
  const book = openLabBook(doc, still)
  const keys = new Set([...book.runs().keys(), ...book.solved().keys()])
  return new Map([...keys].map((key) => [key, JSON.stringify([book.runs().get(key), book.solved().get(key)])]))
}

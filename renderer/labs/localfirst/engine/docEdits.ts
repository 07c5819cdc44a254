/** The lab's contents in Yjs documents: what an edit does to one, what it shows, and which attempts it has. */
import * as Y from 'yjs'
import { chainOf, type Model, type ModelOptions, type Parents } from './model'
import { contentsOf, isTaken, wholeRange } from './plainEdits'
import type { Config, Edit, ReplicaId } from './types'

type DocEdits = Pick<Model, 'attempt' | 'contents' | 'seen' | 'kept' | 'isLevel' | 'vectorOf' | 'clientOf'> & {
  readonly open: (id: ReplicaId) => Y.Doc
}
interface Made {
  readonly client: number
  /** The clock of its client after it. */
  readonly clock: number
  readonly edit: Edit
}
/** A plain number in a map is a register; the attempt that wrote it is kept beside it, to tell a lost write. */
interface Written {
  readonly value: number
  readonly write: number
}

const parts = (doc: Y.Doc) => ({
  text: doc.getText('text'),
  tags: doc.getMap<true>('tags'),
  registers: doc.getMap<Written>('registers'),
  shares: doc.getMap<number>('shares'),
  names: doc.getMap<string>('names'),
  marks: doc.getMap<number>('marks'),
})

export function docEdits({ config, chance }: ModelOptions): DocEdits {
  const docs = new Map<ReplicaId, Y.Doc>()
  const made = new Map<number, Made>()
  const parents: Parents = new Map()
  const start = startOf(config)
  const docOf = (id: ReplicaId): Y.Doc => docs.get(id) ?? new Y.Doc()
  const contents = (id: ReplicaId) => read(docOf(id), config.replicas)
  const seen = (id: ReplicaId) => {
    const vector = Y.decodeStateVector(Y.encodeStateVector(docOf(id)))
    return new Set(
      [...made].flatMap(([attempt, { client, clock }]) => ((vector.get(client) ?? 0) >= clock ? [attempt] : [])),
    )
  }
  return {
    open: (id) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, start)
      doc.clientID = 100 + Math.floor(chance() * 9_000) * 3 + config.replicas.indexOf(id) // never the same for two
      docs.set(id, doc)
      if (config.ahead?.replica === id) doc.getText('text').insert(doc.getText('text').length, config.ahead.text)
      return doc
    },
    attempt: (id, edit, attempt) => {
      if (isTaken(contents(id), id, edit)) return 'taken'
      const doc = docOf(id)
      if (edit.item === 'number') parents.set(attempt, parts(doc).registers.get('number')?.write)
      doc.transact(() => apply(doc, id, edit, attempt, config), 'here')
      made.set(attempt, { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID), edit })
      return 'accepted'
    },
    contents,
    seen,
    kept: (id) => {
      const inForce = new Set(chainOf(parents, parts(docOf(id)).registers.get('number')?.write))
      return new Set([...seen(id)].filter((one) => made.get(one)?.edit.item !== 'number' || inForce.has(one)))
    },
    isLevel: () => new Set(config.replicas.map((id) => JSON.stringify(vectorIn(docOf(id))))).size === 1,
    vectorOf: (id) => vectorIn(docOf(id)),
    clientOf: (id) => docOf(id).clientID,
  }
}

/** What all have at the start, as if another device had written it long ago. */
function startOf(config: Config): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  const { text, tags, registers } = parts(doc)
  if (config.text) text.insert(0, config.text)
  for (const tag of config.tags ?? []) tags.set(`${tag}\n`, true)
  if (config.number) registers.set('number', { value: config.number, write: 0 })
  return Y.encodeStateAsUpdate(doc)
}

function apply(doc: Y.Doc, id: ReplicaId, edit: Edit, attempt: number, config: Config): void {
  const { text, tags, registers, shares, names, marks } = parts(doc)
  switch (edit.item) {
    case 'text': {
      const { at, cut } = wholeRange(text.toString(), edit.at, edit.cut)
      text.delete(at, cut)
      text.insert(at, edit.put.toWellFormed())
      break
    }
    case 'tags':
      // An observed-remove set: each adding has a key of its own, and a removal takes the keys that it sees.
      if (edit.isAdded) tags.set(`${edit.tag}\n${attempt}`, true)
      else for (const key of [...tags.keys()]) if (tagOf(key) === edit.tag) tags.delete(key)
      break
    case 'number':
      registers.set('number', { value: (registers.get('number')?.value ?? 0) + edit.by, write: attempt })
      break
    case 'shares': {
      const key = `${id}${edit.by < 0 ? '-' : '+'}`
      shares.set(key, (shares.get(key) ?? 0) + Math.abs(edit.by))
      break
    }
    case 'name':
      names.set(id, edit.name)
  }
  // A deletion raises no clock, so it leaves a mark here, or nobody could tell who has heard of it.
  const isDeletion = (edit.item === 'tags' && !edit.isAdded) || (edit.item === 'text' && edit.put === '')
  if (isDeletion && !config.isManual) marks.set(id, attempt)
}

const tagOf = (key: string) => key.slice(0, key.indexOf('\n'))

function read(doc: Y.Doc, replicas: readonly ReplicaId[]) {
  const { text, tags, registers, shares, names } = parts(doc)
  const sums = replicas.map(
    (id) => [`shares/${id}`, (shares.get(`${id}+`) ?? 0) - (shares.get(`${id}-`) ?? 0)] as const,
  )
  return contentsOf(
    new Map<string, unknown>([
      ['text', text.toString()],
      ['tags', [...new Set([...tags.keys()].map(tagOf))].sort()],
      ['number', registers.get('number')?.value ?? 0],
      ...sums,
      ...[...names].map(([id, name]) => [`name/${id}`, name] as const),
    ]),
    replicas,
  )
}

const vectorIn = (doc: Y.Doc): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Y.decodeStateVector(Y.encodeStateVector(doc))]
      .sort(([one], [other]) => one - other)
      .map(([client, clock]) => [String(client), clock]),
  )

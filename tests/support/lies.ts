/** Updates that are well formed and say what no honest writer could: what a peer sends who knows how Yjs works. */
import * as Y from 'yjs'
import type { seeded } from '../property/chance'
import { type Deleted, itemOf, type Struct, updateOf } from './structs'

type Chance = ReturnType<typeof seeded>
type Content = Y.Item['content']

export const ways = [
  'neighbours swapped',
  'neighbours from anywhere',
  'a new item among those of one list',
  'a chain of new items among those of one list',
  'another parent',
  'a stolen client',
  'contents exchanged',
  'another content',
  'a huge clock or length',
  'everything deleted',
  'structs left out',
] as const

/** `doc` is what the liar knows of the one whom he sends it to; he changes nothing in it. */
export function lie(doc: Y.Doc, update: Uint8Array, chance: Chance): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, len })),
  )
  const known = new Known(doc, chance)
  const way = chance.pick(ways)
  switch (way) {
    case 'everything deleted':
      return updateOf(structs, known.everything())
    case 'a new item among those of one list':
      return updateOf(known.chain(1), deleted)
    case 'a chain of new items among those of one list':
      return updateOf(known.chain(chance.int(2, 6)))
    case 'structs left out':
      return updateOf(structs.filter(() => chance.int(0, 4) > 0))
    case 'a stolen client':
      return updateOf(known.stolen(structs), deleted)
    case 'contents exchanged':
      return updateOf(withContents(structs, chance), deleted)
    default:
      return updateOf(
        structs.map((struct) => (chance.int(0, 2) > 0 ? known.changed(struct, way) : struct)),
        deleted,
      )
  }
}

function withContents(structs: readonly Struct[], chance: Chance): readonly Struct[] {
  const contents = structs.flatMap((struct) => (struct instanceof Y.Item ? [struct.content] : []))
  return structs.map((struct) =>
    struct instanceof Y.Item ? copied(struct, { content: chance.pick(contents) }) : struct,
  )
}

const copied = (item: Y.Item, change: Partial<Y.Item>): Y.Item =>
  Object.assign(itemOf({ id: item.id, content: item.content }), {
    origin: item.origin,
    rightOrigin: item.rightOrigin,
    parent: item.parent,
    parentSub: item.parentSub,
    ...change,
  })

/** What a liar picks from. */
class Known {
  private readonly chance: Chance
  private readonly doc: Y.Doc
  private readonly clients: readonly number[]

  constructor(doc: Y.Doc, chance: Chance) {
    this.doc = doc
    this.chance = chance
    this.clients = [...doc.store.clients.keys()].filter((client) => Y.getState(doc.store, client) > 0)
  }

  everything(): readonly Deleted[] {
    return this.clients.map((client) => ({ client, clock: 0, len: Y.getState(this.doc.store, client) }))
  }

  private id(): Y.ID | null {
    if (this.clients.length === 0 || this.chance.int(0, 7) === 0) return null
    const client = this.chance.pick(this.clients)
    return Y.createID(client, this.chance.int(0, Y.getState(this.doc.store, client) - 1))
  }

  /** Ids of one list, as often as not near to each other. */
  private list(): readonly Y.ID[] {
    for (let tries = 0; tries < 20; tries++) {
      const id = this.id()
      const structs = id && this.doc.store.clients.get(id.client)
      const some = structs?.[Y.findIndexSS(structs, id?.clock ?? 0)]
      if (!(some instanceof Y.Item)) continue
      const ids: Y.ID[] = []
      let first: Y.Item = some
      for (let back = 0; first.left && back < 20; back++) first = first.left
      for (let item: Y.Item | null = first; item && ids.length < 200; item = item.right)
        for (let at = 0; at < Math.min(item.length, 8); at++)
          ids.push(Y.createID(item.id.client, item.id.clock + (at < 7 ? at : item.length - 1)))
      if (ids.length > 1) return ids
    }
    return []
  }

  /** Items of one new writer or one stolen, whose neighbours are any of a list, or of one another. */
  chain(length: number): readonly Struct[] {
    const { chance } = this
    const ids = [...this.list()]
    const isStolen = chance.int(0, 3) === 0 && this.clients.length > 0
    const client = isStolen ? chance.pick(this.clients) : chance.pick([3, chance.int(1, 2 ** 32 - 1), 2 ** 32 - 1])
    let clock = Y.getState(this.doc.store, client)
    return Array.from({ length }, () => {
      const at = chance.int(0, Math.max(0, ids.length - 1))
      const far = chance.pick([0, 1, 1, 2, 3, 8, 30])
      const content = new Y.ContentString('lies'.slice(0, chance.int(1, 4)))
      const neighbours = {
        origin: ids[at] ?? null,
        rightOrigin: chance.int(0, 9) === 0 ? null : (ids[at + far] ?? null),
      }
      const item = itemOf({ id: Y.createID(client, clock), ...neighbours, content })
      clock += item.length
      ids.splice(chance.pick([at + 1, at + far, chance.int(0, ids.length)]), 0, item.id)
      return item
    })
  }

  stolen(structs: readonly Struct[]): readonly Struct[] {
    const client = this.clients.length > 0 ? this.chance.pick(this.clients) : 5
    let clock = Y.getState(this.doc.store, client)
    const moved = new Map<string, number>()
    const named = (id: Y.ID | null) => {
      const to = id && moved.get(`${id.client}:${id.clock}`)
      return to === undefined || to === null ? id : Y.createID(client, to)
    }
    return structs.flatMap((struct) => {
      if (!(struct instanceof Y.Item)) return []
      for (let at = 0; at < Math.min(struct.length, 1_000); at++)
        moved.set(`${struct.id.client}:${struct.id.clock + at}`, clock + at)
      const { parent } = struct
      const change = {
        id: Y.createID(client, clock),
        origin: named(struct.origin),
        rightOrigin: named(struct.rightOrigin),
        parent: parent instanceof Y.ID ? named(parent) : parent,
      }
      clock += struct.length
      return [copied(struct, change)]
    })
  }

  changed(struct: Struct, way: (typeof ways)[number]): Struct {
    const { chance } = this
    if (way === 'a huge clock or length') {
      const huge = chance.pick([2 ** 31, 2 ** 32, 2 ** 39, 2 ** 40, 2 ** 52, 1_000_000])
      const clock = chance.int(0, 1) === 0 ? struct.id.clock : huge
      if (!(struct instanceof Y.Item) || chance.int(0, 1) === 0)
        return new Y.GC(Y.createID(struct.id.client, clock), huge)
      return copied(struct, { id: Y.createID(struct.id.client, clock), content: new Y.ContentDeleted(huge) })
    }
    if (!(struct instanceof Y.Item)) return struct
    if (way === 'neighbours swapped')
      return struct.origin || struct.rightOrigin
        ? copied(struct, { origin: struct.rightOrigin, rightOrigin: struct.origin })
        : struct
    if (way === 'another content') return copied(struct, { content: this.content() })
    if (way === 'another parent') return this.elsewhere(struct)
    const ids = this.list()
    const id = () => (chance.int(0, 1) === 0 || ids.length === 0 ? this.id() : chance.pick(ids))
    return copied(struct, { origin: id(), rightOrigin: chance.int(0, 1) === 0 ? struct.rightOrigin : id() })
  }

  private elsewhere(struct: Y.Item): Y.Item {
    const { chance } = this
    const roots = [...this.doc.share.keys()]
    const parent = chance.int(0, 2) === 0 && roots.length > 0 ? chance.pick(roots) : this.id()
    const parentSub = chance.pick([null, struct.parentSub, 'body', 'n3', '__proto__'])
    return Object.assign(copied(struct, { origin: null, rightOrigin: null, parentSub }), { parent })
  }

  private content(): Content {
    const { chance } = this
    return chance.pick<() => Content>([
      () => new Y.ContentString('other'),
      () => new Y.ContentAny([chance.pick<unknown>([1, 'x', { id: 'e1', at: 2, kind: 'add' }, [[[]]], null])]),
      () => new Y.ContentType(chance.pick([new Y.Map(), new Y.Array(), new Y.Text()])),
      () => new Y.ContentDeleted(chance.int(1, 50)),
      () => new Y.ContentFormat('bold', true),
      () => new Y.ContentEmbed({ a: 1 }),
      () => new Y.ContentBinary(new Uint8Array(3)),
    ])()
  }
}

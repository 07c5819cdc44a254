/** A record in memory with the real books over it, for tests of export and import. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { RecordBooks } from '../../renderer/portable/takeIn'
import { openOwnCards } from '../../renderer/study/cards/openOwnCards'
import type { OwnCards } from '../../renderer/study/cards/ownCards'
import type { Notebook } from '../../renderer/study/notes/notebook'
import { openNotebook } from '../../renderer/study/notes/openNotebook'
import type { Bytes, ImageFile, Parcel } from '../../renderer/study/parcel'
import { openQuizBook } from '../../renderer/study/quiz/openQuizBook'
import type { QuizBook } from '../../renderer/study/quiz/quizBook'
import type { DocName, RecordDocs } from '../../renderer/study/record'
import { openReviewBook } from '../../renderer/study/schedule/openReviewBook'
import type { ReviewBook } from '../../renderer/study/schedule/reviewBook'

export interface TestRecord extends RecordBooks {
  readonly docs: RecordDocs
  readonly notebook: Notebook
  readonly cards: OwnCards
  readonly reviews: ReviewBook
  readonly quiz: QuizBook
  readonly clock: { now: number }
  readonly images: Map<string, ImageFile>
  readonly shelf: { put: (bytes: Bytes, type: string) => Promise<string>; hashes: () => Promise<readonly string[]> }
}

export const start = Date.UTC(2026, 3, 1, 10)

const newDocs = (): RecordDocs => ({ notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() })

export function openRecord(name = 'a', docs = newDocs()): TestRecord {
  const clock = { now: start }
  let ids = 0
  const ports = { now: () => clock.now, newId: () => `${name}-test-id-${String(ids++).padStart(8, '0')}` }
  const zone = { dayOf: (at: number) => Math.floor(at / 86_400_000) }
  const images = new Map<string, ImageFile>()
  return {
    docs,
    clock,
    images,
    notebook: openNotebook(docs.notes, ports),
    cards: openOwnCards(docs.notes, ports),
    reviews: openReviewBook(docs, ports, zone),
    quiz: openQuizBook(docs.study, ports),
    shelf: {
      put: (bytes, type) => {
        const hash = createHash('sha256').update(bytes).digest('hex')
        images.set(hash, { hash, type, bytes })
        return Promise.resolve(hash)
      },
      hashes: () => Promise.resolve([...images.keys()]),
    },
  }
}

export function pack(record: TestRecord): Parcel {
  const { notebook, cards, reviews, quiz, docs, images } = record
  const entries = [...notebook.entries(), ...notebook.trashed()]
  return {
    notes: entries.map(({ excerpt: _, ...entry }) => ({ ...entry, body: notebook.text(entry.id)?.toString() ?? '' })),
    cards: cards.all(),
    events: reviews.events(),
    states: [...reviews.states().values()],
    answers: quiz.answers(),
    read: [...docs.study.getMap<number>('read')].map(([section, at]) => ({ section, at })),
    images: [...images.values()],
    madeAt: start + 86_400_000 * 30,
    app: '0.1.0',
  }
}

export const updatesOf = ({ docs }: TestRecord): Record<DocName, Bytes> => ({
  notes: new Uint8Array(Y.encodeStateAsUpdate(docs.notes)),
  reviews: new Uint8Array(Y.encodeStateAsUpdate(docs.reviews)),
  study: new Uint8Array(Y.encodeStateAsUpdate(docs.study)),
})

/** The smallest picture there is. */
export const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** One of everything, with links, an image, a margin note, something in the trash. */
export async function fillRecord(record: TestRecord): Promise<{ image: string; first: string; second: string }> {
  const { notebook, cards, reviews, quiz, docs, clock, shelf } = record
  const image = await shelf.put(png, 'image/png')
  const first = notebook.create({
    body: '# Pods, and what they share\n\nOne network namespace.\n',
    tags: ['pods', 'büro'],
  })
  clock.now += 60_000
  const second = notebook.create({
    body: `# CON\n\nSee [the pods](#/notes/${first}) and [the course](#/read/runtime/namespaces).\n\n![a dot](image:${image})\n\n\`[not a link](#/notes/${first})\`\n`,
    anchor: {
      chapter: 'runtime',
      section: 'namespaces',
      exact: 'a "quote": yes',
      prefix: '- before ',
      suffix: ' after #',
    },
  })
  clock.now += 60_000
  const third = notebook.create({ body: '# con\n\nThe same name but for its case.' })
  notebook.trash(third)
  const own = cards.add({
    kind: 'basic',
    front: 'What does `kubectl apply` **do**?',
    back: '=1+1\n\n- one\n- two',
    tags: ['k8s'],
  })
  const cloze = cards.add({
    kind: 'cloze',
    front: '{{c1::etcd}} stores it; {{c2::kube-apiserver::which}} writes it.',
    back: '',
    note: first,
  })
  reviews.add([`own:${own}`, `own:${cloze}:1`, `own:${cloze}:2`, 'course:userland'])
  for (const [card, grades] of [
    [`own:${own}`, [3, 3, 3, 1, 3]],
    ['course:userland', [4, 3]],
    [`own:${cloze}:1`, [1]],
  ] as const)
    for (const grade of grades) {
      clock.now += 86_400_000
      reviews.grade(card, grade, 4_321)
    }
  quiz.record('runtime', 'first', 0.5, ['a', '=cmd|calc'])
  docs.study.getMap('read').set('runtime/namespaces', clock.now)
  return { image, first, second }
}

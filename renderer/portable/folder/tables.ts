/** The study record beside the notes, each list twice: JSON, which comes back in, and CSV for a spreadsheet. */
import type { ArrivingCard, Parcel, Part } from '../../study/parcel'
import { cardHash } from '../cardHash'
import { formatVersion } from '../shapes'
import { isoTime } from '../text'
import { type PackedFile, textFile } from '../zip/writeZip'
import { type Cell, writeCsv } from './csv'

export async function tables(parcel: Parcel, chosen: ReadonlySet<Part>): Promise<PackedFile[]> {
  return [
    ...(chosen.has('cards') ? await cards(parcel) : []),
    ...(chosen.has('reviews') ? reviews(parcel) : []),
    ...(chosen.has('answers') ? answers(parcel) : []),
    ...(chosen.has('progress') ? progress(parcel) : []),
  ]
}

const json = (path: string, name: string, list: Readonly<Record<string, unknown>>) =>
  textFile(path, `${JSON.stringify({ format: `drydock-${name}`, version: formatVersion, ...list }, null, 1)}\n`)

const csv = (path: string, head: readonly string[], rows: readonly (readonly Cell[])[]) =>
  textFile(path, writeCsv(head, rows))

const cards = async ({ cards }: Parcel): Promise<PackedFile[]> => [
  json('cards/cards.json', 'cards', { cards: await withHashes(cards) }),
  csv(
    'cards/cards.csv',
    ['id', 'kind', 'front', 'back', 'tags', 'note', 'created', 'trashed'],
    cards.map((card) => [
      card.id,
      card.kind,
      card.front,
      card.back,
      card.tags.join(' '),
      card.note,
      isoTime(card.createdAt),
      card.trashedAt === undefined ? undefined : isoTime(card.trashedAt),
    ]),
  ),
]

/** With what tells, when they come back, whether they were edited here or there. */
const withHashes = (cards: Parcel['cards']): Promise<ArrivingCard[]> =>
  Promise.all(cards.map(async (card) => ({ ...card, leftAs: await cardHash(card) })))

const grades = ['', 'again', 'hard', 'good', 'easy']

const reviews = ({ events, states }: Parcel): PackedFile[] => [
  json('reviews/reviews.json', 'reviews', { events }),
  csv(
    'reviews/reviews.csv',
    ['time', 'what', 'card', 'grade', 'grade name', 'milliseconds', 'until day', 'event', 'new time', 'id'],
    events.map((event) => [
      isoTime(event.at),
      event.kind,
      'card' in event ? event.card : undefined,
      event.kind === 'review' ? event.grade : undefined,
      event.kind === 'review' ? grades[event.grade] : undefined,
      event.kind === 'review' ? event.ms : undefined,
      event.kind === 'bury' ? event.until : undefined,
      'of' in event ? event.of : undefined,
      event.kind === 'redate' ? isoTime(event.to) : undefined,
      event.id,
    ]),
  ),
  csv(
    'reviews/schedule.csv',
    ['card', 'state', 'due', 'stability in days', 'difficulty', 'reviews', 'lapses', 'last review', 'suspended'],
    states.map((card) => [
      card.card,
      card.state,
      isoTime(card.due),
      card.stability,
      card.difficulty,
      card.reps,
      card.lapses,
      card.lastReview === undefined ? undefined : isoTime(card.lastReview),
      card.isSuspended ? 'yes' : 'no',
    ]),
  ),
]

const answers = ({ answers }: Parcel): PackedFile[] => [
  json('quizzes/answers.json', 'answers', { answers }),
  csv(
    'quizzes/answers.csv',
    ['time', 'chapter', 'item', 'score', 'response', 'id'],
    answers.map((one) => [isoTime(one.at), one.chapter, one.item, one.score, one.response.join(' | '), one.id]),
  ),
]

const progress = ({ read }: Parcel): PackedFile[] => [
  json('progress/progress.json', 'progress', { read }),
  csv(
    'progress/progress.csv',
    ['section', 'read'],
    read.map(({ section, at }) => [section, isoTime(at)]),
  ),
]

/** How an entry of the record is called in a list for people, and whether the learner would see it. */
import { fingerprint as cardFingerprint, readCard } from '../cards/storedCard'
import { cardTitle } from '../deck/cardTitle'
import { cut, summarise } from '../notes/plainText'
import type { MadeKind } from './devices'

const titleLength = 160

type Fields = Readonly<Record<string, unknown>>
export const isFields = (plain: unknown): plain is Fields =>
  typeof plain === 'object' && plain !== null && !Array.isArray(plain) && !(plain instanceof Uint8Array)

/** '' where a note or a card says nothing; then the screen has its own word for it. */
export function entryTitle(kind: MadeKind, id: string, plain: unknown): string {
  const fields = isFields(Array.isArray(plain) ? plain[0] : plain)
    ? ((Array.isArray(plain) ? plain[0] : plain) as Fields)
    : {}
  return cut(titleOf(kind, id, fields), titleLength)
}

function titleOf(kind: MadeKind, id: string, fields: Fields): string {
  switch (kind) {
    case 'notes':
      return summarise(textOf(fields.body)).title
    case 'cards': {
      const front = [{ kind: 'markdown', text: textOf(fields.front) } as const]
      return cardTitle({ ref: `own:${id}`, source: 'own', front, back: [], tags: [] })
    }
    case 'events':
      return textOf(fields.card) || textOf(fields.of) || id
    case 'answers':
      return fields.chapter === undefined ? id : `${textOf(fields.chapter)}/${textOf(fields.item)}`
    case 'labs':
      return id.replace(/#.*$/, '') // that it was solved stands beside the run
    default:
      return id
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** In the trash or deleted for ever; see docs/formats. */
export function isHidden(kind: MadeKind, id: string, plain: unknown): boolean {
  if (!isFields(plain)) return false
  if (kind === 'notes') return plain.purgedAt === undefined ? plain.trashedAt !== undefined : plain.body === ''
  if (kind === 'cards') return cardOfPlain(id, plain)?.trashedAt !== undefined
  return false
}

const cardOfPlain = (id: string, plain: Fields) => readCard(id, { get: (field: string) => plain[field] })

/** What a card in the trash remembers, for a card that is put there at `at`; undefined where it is no card. */
export function trashMark(
  id: string,
  plain: unknown,
  at: number,
): { readonly at: number; readonly said: string } | undefined {
  const card = isFields(plain) ? cardOfPlain(id, plain) : undefined
  return card && { at, said: cardFingerprint(card) }
}

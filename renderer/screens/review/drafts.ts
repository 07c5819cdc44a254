/** What was begun and not kept stays for this session, so that leaving the page by accident costs nothing. */
import type { OwnCard } from '../../study/cards/ownCards'

export type Draft = Pick<OwnCard, 'kind' | 'front' | 'back' | 'tags'>

const kept = new Map<string, Draft>()
const emptyDraft: Draft = { kind: 'basic', front: '', back: '', tags: [] }

const keyOf = (card: OwnCard | undefined) => card?.id ?? 'new'

export const draftOf = (card: OwnCard | undefined): Draft | undefined => kept.get(keyOf(card))

export function startOf(card: OwnCard | undefined): Draft {
  if (!card) return emptyDraft
  const { kind, front, back, tags } = card
  return { kind, front, back, tags }
}

/** Keeps a draft, or lets it go where nothing was changed. */
export function keepDraft(card: OwnCard | undefined, draft: Draft | undefined): void {
  if (draft && isChanged(card, draft)) kept.set(keyOf(card), draft)
  else kept.delete(keyOf(card))
}

export function isChanged(card: OwnCard | undefined, draft: Draft): boolean {
  const before = startOf(card)
  const isSame = before.front === draft.front && before.back === draft.back && `${before.tags}` === `${draft.tags}`
  // Of a new card, the kind alone is nothing to lose.
  return !isSame || (card !== undefined && before.kind !== draft.kind)
}

/** Only what the learner changed: another device may have changed the rest meanwhile. */
export function changedFields(start: Draft, draft: Draft): Partial<Draft> {
  return {
    ...(start.kind !== draft.kind && { kind: draft.kind }),
    ...(start.front !== draft.front && { front: draft.front }),
    ...(start.back !== draft.back && { back: draft.back }),
    ...(`${start.tags}` !== `${draft.tags}` && { tags: draft.tags }),
  }
}

import { describe, expect, it } from 'vitest'
import { changedFields, draftOf, isChanged, keepDraft, startOf } from './drafts'

const card = { id: 'x', kind: 'basic', front: 'F', back: 'B', tags: ['t'], createdAt: 1 } as const

describe('drafts', () => {
  it('keep what was changed, and let go what was not', () => {
    keepDraft(card, { ...startOf(card), back: 'changed' })
    expect(draftOf(card)?.back).toBe('changed')
    expect(draftOf(undefined)).toBeUndefined()
    keepDraft(card, startOf(card))
    expect(draftOf(card)).toBeUndefined()
  })
  it('of a new card lose nothing with the kind alone', () => {
    expect(isChanged(undefined, { ...startOf(undefined), kind: 'cloze' })).toBe(false)
    expect(isChanged(card, { ...startOf(card), kind: 'cloze' })).toBe(true)
    expect(isChanged(card, { ...startOf(card), tags: [] })).toBe(true)
  })
  it('write only what was changed', () => {
    expect(changedFields(startOf(card), { ...startOf(card), front: 'new' })).toEqual({ front: 'new' })
    expect(changedFields(startOf(card), startOf(card))).toEqual({})
  })
})

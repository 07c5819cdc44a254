import { describe, expect, it } from 'vitest'
import { en } from './en'
import { pseudo, startWords } from './words'

describe('words', () => {
  it('marks every text in the pseudo language and none in English', async () => {
    const english = await startWords('en')
    expect(english.t('search.hits', { count: 1 })).toBe('1 section')
    expect(english.t('search.hits', { count: 2 })).toBe('2 sections')
    const marked = await startWords('pseudo')
    expect(marked.t('app.search')).toBe(pseudo(en.app.search))
    expect(marked.t('search.hits', { count: 2 })).toMatch(/^⟦2 .+⟧$/)
  })
  it('follows a change of language', async () => {
    const words = await startWords('en')
    await words.changeLanguage('pseudo')
    expect(words.t('app.name')).toBe('⟦Drydöçk⟧')
  })
})

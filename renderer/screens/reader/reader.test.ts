import { describe, expect, it } from 'vitest'
import { textToCopy } from './CodeBlock'

describe('textToCopy', () => {
  it('takes only the commands of a session, without their prompts', () => {
    const lines = [[['prompt', '$ '], 'ls ', ['string', '-l']], ['total 0'], [['prompt', '# '], 'id']] as const
    expect(textToCopy({ lang: 'console', lines })).toBe('ls -l\nid')
  })
  it('takes the whole of anything else', () => {
    expect(textToCopy({ lang: 'yaml', lines: [['a: 1'], [], [['comment', '# b']]] })).toBe('a: 1\n\n# b')
  })
  it('takes the whole of a session in which nothing is typed', () => {
    expect(textToCopy({ lang: 'console', lines: [['only output']] })).toBe('only output')
  })
})

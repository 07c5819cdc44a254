import { describe, expect, it } from 'vitest'
import { findConflicts, keptText } from './conflicts'
import { readTodo, withRowMoved, withVerb } from './rebaseTodo'

const text = 'a\n<<<<<<< HEAD\nb\n||||||| 1a2b3c4\nold\n=======\nc\nd\n>>>>>>> topic\ne\n'

describe('conflicts in a file', () => {
  it('are found with their sides, lines and labels', () => {
    const [conflict, ...rest] = findConflicts(text)
    expect(rest).toEqual([])
    expect(conflict).toMatchObject({ from: 2, base: 4, middle: 6, to: 9, ours: 'b\n', theirs: 'c\nd\n' })
    expect([conflict?.oursLabel, conflict?.theirsLabel]).toEqual(['HEAD', 'topic'])
    expect(text.slice(conflict?.start, conflict?.end)).toMatch(/^<<<<<<< HEAD\n.*>>>>>>> topic\n$/s)
  })

  it('can be resolved to either side or both', () => {
    const [conflict] = findConflicts(text)
    if (!conflict) throw new Error('no conflict')
    const kept = (['ours', 'theirs', 'both'] as const).map((side) => keptText(conflict, side))
    expect(kept).toEqual(['b\n', 'c\nd\n', 'b\nc\nd\n'])
  })

  it('are none where markers are broken, or belong to a text', () => {
    expect(findConflicts('<<<<<<< HEAD\na\n=======\nb\n')).toEqual([])
    expect(findConflicts('Title\n=======\ntext\n>>>>>>> x\n')).toEqual([])
    expect(findConflicts('<<<<<<<< eight\na\n=======\nb\n>>>>>>>> eight\n')).toEqual([])
    expect(findConflicts('<<<<<<< a\n=======\n>>>>>>> b')).toHaveLength(1)
  })
})

describe('the list of a rebase', () => {
  const list = 'pick 1a One\nf 2b Two\n\n# comment\nexec npm test\n'

  it('is read in rows', () => {
    expect(readTodo(list)).toEqual([
      { line: 0, verb: 'pick', rest: '1a One' },
      { line: 1, verb: 'fixup', rest: '2b Two' },
      { line: 4, verb: undefined, rest: 'exec npm test' },
    ])
  })

  it('changes a verb and moves rows, and keeps what is between them', () => {
    const [one, two, three] = readTodo(list)
    if (!one || !two || !three) throw new Error('no rows')
    expect(withVerb(list, one, 'drop')).toBe('drop 1a One\nf 2b Two\n\n# comment\nexec npm test\n')
    expect(withRowMoved(list, two, 1)).toBe('pick 1a One\nexec npm test\n\n# comment\nf 2b Two\n')
    expect(withRowMoved(list, one, -1)).toBe(list)
    expect(withRowMoved(list, three, 1)).toBe(list)
  })
})

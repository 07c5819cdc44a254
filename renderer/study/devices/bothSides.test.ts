import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bothSides, paragraphsOf } from './bothSides'

/** Two devices with the same text, edited on both, merged by Yjs. */
function merge(base: string, here: (text: Y.Text) => void, there: (text: Y.Text) => void) {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  one.clientID = 1
  other.clientID = 2
  one.getText('t').insert(0, base)
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  here(one.getText('t'))
  there(other.getText('t'))
  const texts = [one, other].map((doc) => doc.getText('t').toString())
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  const merged = one.getText('t').toString()
  return { texts, merged, sides: bothSides(texts[0] ?? '', texts[1] ?? '', merged) }
}
const insertBefore = (mark: string, words: string) => (text: Y.Text) =>
  text.insert(text.toString().indexOf(mark), words)
const remove = (words: string) => (text: Y.Text) => text.delete(text.toString().indexOf(words), words.length)
const all =
  (...edits: ((text: Y.Text) => void)[]) =>
  (text: Y.Text) => {
    for (const edit of edits) edit(text)
  }

const base = 'First one here.\n\nSecond goes on.\n\nThird is last.'

describe('paragraphs edited on both sides', () => {
  it.each([
    [
      'one paragraph on both sides',
      insertBefore('goes', 'ours '),
      insertBefore('on.', 'theirs '),
      [['Second ours goes on.', 'Second goes theirs on.', 'Second ours goes theirs on.']],
    ],
    ['one paragraph each', insertBefore('one', 'ours '), insertBefore('is', 'theirs '), []],
    [
      'a new paragraph each, at different places',
      insertBefore('First', 'New here.\n\n'),
      insertBefore('Third', 'New there.\n\n'),
      [],
    ],
    [
      'a split here and an edit there',
      insertBefore('goes', '\n\n'),
      insertBefore('on.', 'far '),
      [['goes on.', 'Second goes far on.', 'goes far on.']],
    ],
    [
      'a join here and an edit there',
      remove('.\n\nThird'),
      insertBefore('Second', 'The '),
      [['Second goes on is last.', 'The Second goes on.', 'The Second goes on is last.']],
    ],
    ['a paragraph deleted here', remove('Second goes on.\n\n'), insertBefore('is', 'theirs '), []],
    [
      'a paragraph deleted here and written in there',
      remove('Second goes on.'),
      insertBefore('on.', 'far away '),
      [['', 'Second goes far away on.', 'far away']],
    ],
    [
      'a paragraph moved here and another edited there',
      all(remove('\n\nThird is last.'), insertBefore('First', 'Third is last.\n\n')),
      insertBefore('goes', 'theirs '),
      [],
    ],
    ['nothing here', () => undefined, insertBefore('goes', 'theirs '), []],
  ] as const)('are told of %s', (_, here, there, wanted) => {
    const { sides } = merge(base, here, there)
    expect(sides.map((side) => [side.here, side.there, side.merged])).toEqual(wanted)
  })

  it('take a fence of code as one, with the blank lines in it, and one that is not closed as lines', () => {
    const code = 'Say:\n\n```sh\nkubectl get pods\n\nkubectl get nodes\n```\n\nThen rest.'
    expect(paragraphsOf(code)).toEqual(['Say:', '```sh\nkubectl get pods\n\nkubectl get nodes\n```', 'Then rest.'])
    expect(paragraphsOf('```\na\n\nb')).toEqual(['```\na', 'b'])
    const { sides } = merge(code, insertBefore('pods', 'all '), insertBefore('nodes', 'my '))
    expect(sides.map(({ merged }) => merged)).toEqual(['```sh\nkubectl get all pods\n\nkubectl get my nodes\n```'])
  })

  it('are never those that one side alone edited', () => {
    const edit = fc.record({
      paragraph: fc.integer({ min: 0, max: 19 }),
      at: fc.integer({ min: 1, max: 7 }),
      kind: fc.constantFrom('insert', 'insert', 'remove', 'split', 'delete', 'add'),
    })
    const check = fc.property(fc.array(edit, { maxLength: 12 }), fc.array(edit, { maxLength: 12 }), (ours, theirs) => {
      const text = Array.from({ length: 20 }, (_, at) => `p${at}x one two three four five six seven.`).join('\n\n')
      const apply = (edits: typeof ours, word: string) => (doc: Y.Text) => {
        for (const one of edits) change(doc, one, word)
      }
      const { sides } = merge(text, apply(ours, 'ours'), apply(theirs, 'theirs'))
      const [here, there] = [
        new Set(ours.map(({ paragraph }) => paragraph)),
        new Set(theirs.map(({ paragraph }) => paragraph)),
      ]
      for (const { merged } of sides) {
        const touched = [...merged.matchAll(/p(\d+)x/g)].map(([, number]) => Number(number))
        const isBoth = touched.length === 0 || touched.some((one) => here.has(one) && there.has(one))
        expect(isBoth, merged).toBe(true)
      }
      // And what both wrote into the same words is named.
      for (const number of here) {
        const wrote = (edits: typeof ours) => edits.filter(({ paragraph }) => paragraph === number)
        const [one, other] = [wrote(ours), wrote(theirs)]
        if (other.length === 0 || [...one, ...other].some(({ kind }) => kind !== 'insert')) continue
        expect(
          sides.some(({ merged }) => merged.includes(`p${number}x`)),
          `p${number}x`,
        ).toBe(true)
      }
    })
    fc.assert(check, { numRuns: 500 })
  })

  it('are found in a text of 1 MB without a cost that grows with its square', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `p${at} the same words in every one of these paragraphs`)
    const edited = (word: string, every: number) =>
      lines.map((line, at) => (at % every === 0 ? `${line} ${word}` : line)).join('\n\n')
    const merged = lines.map((line, at) => `${line}${at % 2 ? '' : ' ours'}${at % 3 ? '' : ' theirs'}`).join('\n\n')
    const sides = bothSides(edited('ours', 2), edited('theirs', 3), merged)
    expect(sides).toHaveLength(100)
    expect(sides[1]?.here).toBe('p6 the same words in every one of these paragraphs ours')
    expect(sides[1]?.there).toBe('p6 the same words in every one of these paragraphs theirs')
  })
})

function change(doc: Y.Text, { paragraph, at, kind }: { paragraph: number; at: number; kind: string }, word: string) {
  const text = doc.toString()
  const start = text.indexOf(`p${paragraph}x`)
  if (start < 0) return
  const end = text.indexOf('seven.', start)
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
  const place = text.indexOf(words[at - 1] ?? 'one', start)
  if (end < 0 || place < 0 || place > end) return
  // Where its own last word is broken, the next paragraph's would be taken for it.
  if (/p\d+x/.test(text.slice(start + 1, end))) return
  if (kind === 'insert') doc.insert(place, `${word} `)
  else if (kind === 'split') doc.insert(place, '\n\n')
  else if (kind === 'remove') doc.delete(place, 1)
  else if (kind === 'add') doc.insert(start, `${word} new.\n\n`)
  else if (kind === 'delete') doc.delete(start, end + 6 - start)
}

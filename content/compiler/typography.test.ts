import { describe, expect, it } from 'vitest'
import { curl, curlItem, curlNodes, curlShort } from './typography'

describe('typography', () => {
  it.each([
    [`the host's "root" user`, 'the host’s “root” user'],
    [`("why?")`, '(“why?”)'],
    [`'single' and the processes' files`, '‘single’ and the processes’ files'],
  ])('sets %s as %s', (straight, curly) => expect(curl(straight)).toBe(curly))

  it('leaves code as it is, and closes a quotation after it', () => {
    expect(curlShort('"say `echo "$HOME"`", the shell\'s `a\'b`\'s')).toBe('“say `echo "$HOME"`”, the shell’s `a\'b`’s')
    expect(curlNodes(['"', { k: 'tag', tag: 'code', children: ['"x"'] }, '" ends'])).toEqual([
      '“',
      { k: 'tag', tag: 'code', children: ['"x"'] },
      '” ends',
    ])
  })

  it('keeps what a learner is to type', () => {
    const item = curlItem({
      kind: 'fill',
      id: 'a',
      goal: 'g',
      section: 's',
      ask: "Type the shell's answer",
      accept: ["it's"],
      why: "It's so",
      mistakes: [{ text: "its'", why: "It's not" }],
    })
    expect(item).toMatchObject({ ask: 'Type the shell’s answer', accept: ["it's"], why: 'It’s so' })
    expect(item.kind === 'fill' && item.mistakes).toEqual([{ text: "its'", why: 'It’s not' }])
  })
})

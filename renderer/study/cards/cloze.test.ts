import { describe, expect, it } from 'vitest'
import { ownCardOf, ownCardRefs } from './cardRefs'
import { type ClozePart, clozeNumbers, showCloze } from './cloze'

const write = (parts: readonly ClozePart[]) =>
  parts.map(({ kind, text }) => (kind === 'gap' ? `[${text || '…'}]` : kind === 'shown' ? `<${text}>` : text)).join('')
const sides = (text: string, n: number) => {
  const { question, answer } = showCloze(text, n)
  return [write(question), write(answer)]
}

describe('cloze texts', () => {
  it('ask for one number and show the others', () => {
    const text = 'The {{c1::kubelet}} talks to {{c2::containerd::a runtime}} by {{c1::CRI}}.'
    expect(clozeNumbers(text)).toEqual([1, 2])
    expect(sides(text, 1)).toEqual([
      'The […] talks to containerd by […].',
      'The <kubelet> talks to containerd by <CRI>.',
    ])
    expect(sides(text, 2)).toEqual([
      'The kubelet talks to [a runtime] by CRI.',
      'The kubelet talks to <containerd> by CRI.',
    ])
  })

  it('may hide a gap within a gap', () => {
    const text = '{{c1::a {{c2::b}} c}} d'
    expect(sides(text, 1)).toEqual(['[…] d', '<a b c> d'])
    expect(sides(text, 2)).toEqual(['a […] c d', 'a <b> c d'])
  })

  it('leave braces inside a gap alone', () => {
    expect(sides('x {{c1::{{ .Values.name }}}} y', 1)).toEqual(['x […] y', 'x <{{ .Values.name }}> y'])
    expect(sides('{{c1::{"a":{"b":1}}::JSON}}', 1)).toEqual(['[JSON]', '<{"a":{"b":1}}>'])
  })

  it('read as Anki does where braces do not match', () => {
    expect(sides('{{c1::if (x) { }} done', 1)).toEqual(['[…] done', '<if (x) { > done'])
    expect(sides('{{c1::a } b}} done', 1)).toEqual(['[…] done', '<a } b> done'])
  })

  it('are plain where they are not closed, or the number is not 1 to 99', () => {
    for (const text of ['{{c1::open', '{{c0::x}}', '{{c100::x}}', '{{c01::x}}', '{{c1:x}}', '{ {c1::x}}', '}}', '']) {
      expect(clozeNumbers(text)).toEqual([])
      expect(sides(text, 1)).toEqual([text, text])
    }
    expect(clozeNumbers('{{c2::{{c1::x}}')).toEqual([1])
    expect(clozeNumbers('{{c99::x}} {{c3::y}} {{c3::z}}')).toEqual([3, 99])
  })

  it('hide nothing inside a hint', () => {
    const text = '{{c1::a::hint {{c2::b}}}} c'
    expect(clozeNumbers(text)).toEqual([1])
    expect(sides(text, 1)).toEqual(['[hint {{c2::b}}] c', '<a> c'])
  })

  it('are read in linear time, whatever they hold', () => {
    const size = 30_000
    const hostile = ['{{c1::', '{{c1::{', '{{c1::a}}', '{', '}', '::', '{{c1::x::', '{{c', '{{c1::}'].flatMap(
      (part) => [part.repeat(size), part.repeat(size) + '}'.repeat(3 * size)],
    )
    const slow = hostile.map((text) => {
      const began = performance.now()
      showCloze(text, 1)
      clozeNumbers(text)
      return (performance.now() - began) / text.length
    })
    // A quadratic reading of these takes minutes; a linear one some tenths of a microsecond a letter.
    expect(Math.max(...slow)).toBeLessThan(0.02)
  })
})

describe('references to own cards', () => {
  it('name the card, and of a cloze text each gap', () => {
    expect(ownCardRefs({ id: 'a', kind: 'basic', front: '{{c1::x}}' })).toEqual(['own:a'])
    expect(ownCardRefs({ id: 'a', kind: 'cloze', front: '{{c1::x}} {{c7::y}}' })).toEqual(['own:a:1', 'own:a:7'])
    expect(ownCardOf('own:a:7')).toEqual({ id: 'a', cloze: 7 })
    expect(ownCardOf('own:a')).toEqual({ id: 'a' })
    for (const ref of ['course:a', 'own:', 'own:a:b', 'own:a:0']) expect(ownCardOf(ref)).toBeUndefined()
  })
})

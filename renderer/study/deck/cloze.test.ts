import { describe, expect, it } from 'vitest'
import { gapNumbers, hideGaps, makeGap, showGaps } from './cloze'

describe('texts with gaps', () => {
  it('has one card for each number, lowest first', () => {
    expect(gapNumbers('{{c2::b}} {{c1::a}} {{c2::again}}')).toEqual([1, 2])
    expect(gapNumbers('no gap, {{c::x}}, {{c0::x}}, {{c1::}}, {{c1::open')).toEqual([])
  })
  it('hides one gap and fills in the others', () => {
    const text = '{{c1::etcd}} stores it; {{c2::kube-apiserver::which component}} writes it.'
    expect(hideGaps(text, 1)).toBe('**[…]** stores it; kube-apiserver writes it.')
    expect(hideGaps(text, 2)).toBe('etcd stores it; **[which component]** writes it.')
    expect(showGaps(text, 2)).toBe('etcd stores it; **kube-apiserver** writes it.')
  })
  it('hides gaps of the same number together', () => {
    expect(hideGaps('{{c1::a}} and {{c1::b}}', 1)).toBe('**[…]** and **[…]**')
  })
  it('counts braces, so that templates can be hidden', () => {
    const text = 'image: {{c1::{{ .Values.image }}}}!'
    expect(hideGaps(text, 1)).toBe('image: **[…]**!')
    expect(showGaps(text, 1)).toBe('image: **{{ .Values.image }}**!')
    expect(showGaps('{{c1::{a}}}', 1)).toBe('**{a}**')
    expect(showGaps('{ {{c1::x}}}', 1)).toBe('{ **x**}')
  })
  it('leaves asterisks out of code', () => {
    expect(hideGaps('`kubectl {{c1::apply}} -f`', 1)).toBe('`kubectl […] -f`')
    expect(hideGaps('```\nspec:\n  {{c1::replicas}}: 3\n```', 1)).toBe('```\nspec:\n  […]: 3\n```')
    expect(hideGaps('`a` {{c1::b}}', 1)).toBe('`a` **[…]**')
  })
  it('makes the next gap of a selection', () => {
    expect(makeGap('etcd stores', 0, 4)).toBe('{{c1::etcd}} stores')
    expect(makeGap('{{c4::etcd}} stores', 13, 19)).toBe('{{c4::etcd}} {{c5::stores}}')
  })
  it('takes a hostile number of opening braces in reasonable time', () => {
    const before = performance.now()
    expect(gapNumbers('{{c1::'.repeat(20_000))).toEqual([])
    expect(hideGaps('{{c1::a}}'.repeat(20_000), 1)).toContain('[…]')
    expect(performance.now() - before).toBeLessThan(5_000)
  })
})

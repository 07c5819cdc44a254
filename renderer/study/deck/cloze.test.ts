import { describe, expect, it } from 'vitest'
import { hideGaps, makeGap, showGaps } from './cloze'

describe('sides of texts with gaps, as Markdown', () => {
  it('hide one gap in bold and fill in the others', () => {
    const text = '{{c1::etcd}} stores it; {{c2::kube-apiserver::which component}} writes it.'
    expect(hideGaps(text, 1)).toBe('**[…]** stores it; kube-apiserver writes it.')
    expect(hideGaps(text, 2)).toBe('etcd stores it; **[which component]** writes it.')
    expect(showGaps(text, 2)).toBe('etcd stores it; **kube-apiserver** writes it.')
  })
  it('keep templates whole', () => {
    expect(showGaps('image: {{c1::{{ .Values.image }}}}!', 1)).toBe('image: **{{ .Values.image }}**!')
  })
  it('leave asterisks out of code and of what has marks of its own', () => {
    expect(hideGaps('`kubectl {{c1::apply}} -f`', 1)).toBe('`kubectl […] -f`')
    expect(hideGaps('```\nspec:\n  {{c1::replicas}}: 3\n```\n{{c1::x}}', 1)).toBe('```\nspec:\n  […]: 3\n```\n**[…]**')
    expect(hideGaps('`a` {{c1::b}}', 1)).toBe('`a` **[…]**')
    expect(showGaps('{{c1::`b`}}', 1)).toBe('`b`')
  })
  it('make the next gap of a selection', () => {
    expect(makeGap('etcd stores', 0, 4)).toBe('{{c1::etcd}} stores')
    expect(makeGap('{{c4::etcd}} stores', 13, 19)).toBe('{{c4::etcd}} {{c5::stores}}')
  })
  it('take hostile texts in reasonable time', () => {
    const before = performance.now()
    for (const part of ['{{c1::', '{{c1::a}}', '`{{c1::a}}', '{{c1::\n```}}']) hideGaps(part.repeat(20_000), 1)
    expect(performance.now() - before).toBeLessThan(5_000)
  })
})

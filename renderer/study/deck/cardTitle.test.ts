import { expect, it } from 'vitest'
import { cardTitle } from './cardTitle'
import { facesOf } from './ownDeck'

const titles = (front: string, kind: 'basic' | 'cloze' = 'basic') =>
  facesOf({ id: 'x', kind, front, back: '', tags: [], createdAt: 0 }).map(cardTitle)

it('a card’s title is its first line that says something, without Markdown’s marks', () => {
  expect(titles('\n```yaml\nspec: `x`\n```')).toEqual(['spec: x'])
  expect(titles('## What is **etcd**?\nmore')).toEqual(['What is etcd?'])
  expect(titles('snake_case * 2')).toEqual(['snake_case * 2'])
  expect(titles('The {{c1::kubelet}} runs', 'cloze')).toEqual(['The […] runs'])
  expect(titles(' \n ')).toEqual([''])
})

/** The fixture course uses everything that an author can write; here are the trees that it gives. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { TextNode } from '../../renderer/study/course/course'
import { fixtures } from '../../tests/content/courseFolder'
import { type Compiled, compile } from './compile'

let compiled: Compiled
beforeAll(async () => {
  const options = { root: join(fixtures, 'course'), figures: join(fixtures, 'figures'), labs: ['git'] }
  const compilation = await compile(options)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.faults))
  compiled = compilation.compiled
})

const nodesOf = (section: string): readonly TextNode[] => {
  const text = compiled.chapters.get('first')?.text
  return text?.sections.find(({ id }) => id === section)?.nodes ?? []
}
type Kind = Exclude<TextNode, string>['k']
const all = (nodes: readonly TextNode[], kind: Kind): TextNode[] =>
  nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    const inside = 'children' in node ? all(node.children, kind) : []
    return node.k === kind ? [node, ...inside] : inside
  })
const tag = (name: string, ...children: TextNode[]) => ({ k: 'tag', tag: name, children })

test('the table of contents holds chapters, sections, parts and counted words', () => {
  const [first, second] = compiled.course.chapters
  expect(first).toMatchObject({ id: 'first', number: 1, title: 'The first chapter' })
  expect(first?.sections).toEqual([
    { id: 'start', title: 'Where it starts', words: 56, parts: [{ id: 'a-part', title: 'A part' }] },
    { id: 'tables', title: 'Tables and code', words: 39, parts: [{ id: 'otherwise', title: 'Said otherwise' }] },
  ])
  expect(second?.sections.map(({ id }) => id)).toEqual(['only'])
})

test('a paragraph keeps its emphasis, code, terms, breaks and links, and a line break becomes a blank', () => {
  expect(nodesOf('start')[0]).toEqual(
    tag(
      'p',
      'A paragraph with ',
      tag('em', 'emphasis') as TextNode,
      ', ',
      tag('strong', 'strength') as TextNode,
      ', ',
      tag('del', 'a slip') as TextNode,
      ', ',
      tag('code', 'code') as TextNode,
      ' and a ',
      { k: 'term', id: 'namespace', children: ['namespace'] },
      '. It names the ',
      tag('code', 'kube-apiserver') as TextNode,
      ', ',
      tag('code', 'cpu.max') as TextNode,
      ' and ',
      tag('code', '/proc/self/ns') as TextNode,
      ', and it goes on',
      tag('br') as TextNode,
      'after a hard break. See ',
      { k: 'link', to: { chapter: 'first', section: 'tables' }, children: ['the tables'] },
      ', ',
      { k: 'link', to: { chapter: 'first', section: 'a-part' }, children: ['the parts'] },
      ', ',
      { k: 'link', to: { chapter: 'second', section: 'only' }, children: ['the other chapter'] },
      ' and ',
      { k: 'external', href: 'https://example.org/page', children: ['the web'] },
      '.',
    ),
  )
})

test('a screen of the app is a link inside, and a computed number is its words', () => {
  const [link, ...rest] = all(nodesOf('tables'), 'inside')
  expect([link, rest]).toEqual([{ k: 'inside', href: '#/record', children: ['Your data'] }, []])
  expect(JSON.stringify(nodesOf('tables'))).toContain('"42 notes"')
})

test('a figure has its caption and its text alternative', () => {
  expect(all(nodesOf('start'), 'figure')).toEqual([
    {
      k: 'figure',
      name: 'boxes',
      caption: ['Two boxes and an arrow.'],
      children: [
        tag('p', 'Two boxes stand side by side.'),
        tag(
          'ul',
          tag('li', 'The left box is a process.') as TextNode,
          tag('li', 'The right box is a file.') as TextNode,
        ),
      ],
    },
  ])
})

test('tables keep their alignment, lists their start and their looseness', () => {
  const [table] = nodesOf('tables')
  expect(JSON.stringify(table)).toBe(
    '{"k":"tag","tag":"table","children":[{"k":"tag","tag":"thead","children":[{"k":"tag","tag":"tr","children":[' +
      '{"k":"tag","tag":"th","align":"left","children":["Left"]},' +
      '{"k":"tag","tag":"th","align":"center","children":["Middle"]},' +
      '{"k":"tag","tag":"th","align":"right","children":["Right"]}]}]},' +
      '{"k":"tag","tag":"tbody","children":[{"k":"tag","tag":"tr","children":[' +
      '{"k":"tag","tag":"td","align":"left","children":["a"]},' +
      '{"k":"tag","tag":"td","align":"center","children":[{"k":"tag","tag":"code","children":["b"]}]},' +
      '{"k":"tag","tag":"td","align":"right","children":["3"]}]}]}]}',
  )
  const lists = all(nodesOf('start'), 'tag').filter(
    (node) => typeof node === 'object' && node.k === 'tag' && node.tag === 'ol',
  )
  expect(lists).toHaveLength(1)
})

test('callouts, checks, labs and parts stand in their places', () => {
  expect(all(nodesOf('start'), 'check')).toEqual([{ k: 'check', item: 'which-one' }])
  expect(all(nodesOf('tables'), 'lab')).toEqual([
    { k: 'lab', id: 'git', scenario: 'first-commit', children: ['Try it'] },
    { k: 'lab', id: 'git', children: ['Or the other'] },
  ])
  expect(
    all(nodesOf('tables'), 'callout').map((node) => typeof node === 'object' && 'kind' in node && node.kind),
  ).toEqual(['note', 'misconception', 'example'])
  expect(all(nodesOf('tables'), 'heading')).toEqual([{ k: 'heading', id: 'otherwise', children: ['Said otherwise'] }])
})

test('code is highlighted by kinds, and its text is kept to the letter', () => {
  const [yaml, session, query, plain] = all(nodesOf('tables'), 'code')
  expect(yaml).toEqual({
    k: 'code',
    lang: 'yaml',
    title: 'pod.yaml',
    lines: [
      [
        ['keyword', 'apiVersion: '],
        ['string', 'v1'],
      ],
      [
        ['keyword', 'kind: '],
        ['string', 'Pod'],
      ],
    ],
  })
  expect(linesOf(session)).toEqual(['# unshare --pid --fork \\', '>   --mount-proc sh', '$ echo "$HOME"', '/root'])
  expect(JSON.stringify(session)).toContain('["prompt","# "]')
  expect(JSON.stringify(session)).toContain('["prompt","> "]')
  expect(JSON.stringify(session)).toMatch(/\["prompt","\$ "\],\["function","echo/)
  expect(JSON.stringify(session)).toContain('["/root"]')
  expect(linesOf(query)).toEqual(['sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) > 0.5'])
  expect(JSON.stringify(query)).toContain('["string","\\"5..\\""]')
  expect(plain).toEqual({ k: 'code', lang: 'text', lines: [['plain text']] })
})

const linesOf = (node: TextNode | undefined): string[] => {
  if (typeof node !== 'object' || node.k !== 'code') return []
  return node.lines.map((line) => line.map((token) => (typeof token === 'string' ? token : token[1])).join(''))
}

test('the search index holds sections, their code and alternatives, and terms', () => {
  const entry = compiled.search.entries.find(({ kind, id }) => kind === 'section' && id === 'tables')
  expect(entry).toMatchObject({ chapter: 'first', section: 'tables', title: 'Tables and code' })
  expect(entry?.text).toContain('apiVersion: v1')
  expect(entry?.text).toContain('café')
  expect(compiled.search.entries.filter(({ kind }) => kind === 'term').map(({ id }) => id)).toEqual([
    'namespace',
    'pod',
  ])
})

import { expect, test } from 'vitest'
import { buildIndex, openIndex, type SearchEntry } from './search'

const section = (id: string, title: string, text: string, chapter = 'runtime'): SearchEntry => ({
  ...{ kind: 'section', id, chapter, section: id, title, text },
})
const term = (id: string, title: string, text: string): SearchEntry => ({
  ...{ kind: 'term', id, chapter: 'runtime', section: 'limits', title, text },
})
const chapters = { runtime: 'The evolution of the runtime', 'control-plane': 'The Kubernetes control plane' }
const open = (...entries: SearchEntry[]) => openIndex(JSON.parse(JSON.stringify(buildIndex(entries, chapters))))
const course = open(
  section(
    'server',
    'The request path',
    'Every call ends at the kube-apiserver; kubectl and the kubelet both ask it.',
    'control-plane',
  ),
  section('limits', 'Limits', 'A quota in `cpu.max` throttles. Read it under /proc/self/cgroup or in the café.'),
  section('quota', 'The quota of a group', 'It is a limit: the kernel keeps count of every thread.'),
  term('throttling', 'throttling', 'Stopping a group that has used its limit.'),
)
const ids = (query: string, limit?: number) => course.search(query, limit).map((hit) => hit.id)
const marked = (parts: readonly { text: string; isHit: boolean }[]) =>
  parts.filter((part) => part.isHit).map((part) => part.text)

test.each(['kube', 'kube-api', 'kube-apiserver', 'apiserver', 'apis', 'KUBE-APISERVER', '`kube-apiserver`'])(
  '%s finds the kube-apiserver',
  (query) => {
    expect(ids(query)).toContain('server')
  },
)

test.each([
  'cpu',
  'cpu.max',
  'cpu.m',
  'max',
  '/proc',
  'proc',
  '/proc/self',
  'self/cgroup',
  'cafe',
  'CAFÉ',
  'cafe\u0301',
  '--cpu',
  '/cgroup',
])('%s finds the section on limits', (query) => {
  expect(ids(query)).toContain('limits')
})

test('the middle of a word is not found', () => {
  expect(ids('server kube piserver')).toEqual(['server'])
  expect(ids('piserver')).toEqual([])
})

test('a word written with its slash is not found without it where some text has it', () => {
  const index = open(
    section('process', 'One', 'a process'),
    section('proc', 'Two', 'see /proc'),
    section('folder', 'Three', 'proc'),
  )
  expect(index.search('/proc').map((hit) => hit.id)).toEqual(['proc'])
})

test('letters that fold to several stay, so that marks are in their places', () => {
  const [hit] = open(section('a', 'One', '한국 İstanbul café pod')).search('pod caf')
  expect(hit?.excerpt).toEqual([
    { text: '한국 İstanbul ', isHit: false },
    { text: 'caf', isHit: true },
    { text: 'é ', isHit: false },
    { text: 'pod', isHit: true },
  ])
})

test('a title counts for more than the text, and a whole word for more than its beginning', () => {
  expect(ids('quota')).toEqual(['quota', 'limits'])
  expect(ids('limit')[0]).toBe('limits')
  const whole = open(section('a', 'One', 'podman'), section('b', 'Two', 'a pod'))
  expect(whole.search('pod').map((hit) => hit.id)).toEqual(['b', 'a'])
})

test('what has the very name that was asked for comes first, by its long name or its short one', () => {
  const index = open(
    section(
      'many',
      'A CNI and another CNI container',
      'The CNI, a CNI plugin, the CNI plugin of a container: CNI, CNI, CNI.',
    ),
    term('cri', 'Container Runtime Interface', 'Not the container itself.'),
    term('container', 'container', 'A process with a view of its own.'),
    term('cni', 'Container Network Interface (CNI)', 'How plugins are called.'),
  )
  const first = (query: string) => index.search(query)[0]?.id
  expect(['container', 'cni', 'CNI ', 'container network interface'].map(first)).toEqual([
    'container',
    'cni',
    'cni',
    'cni',
  ])
})

test('all words must be there; where they never are, more of them rank higher', () => {
  expect(ids('quota throttles')).toEqual(['limits'])
  expect(ids('quota throttles kernel nowhere')).toEqual(['quota', 'limits'])
})

test('the title of a chapter helps to find its sections, and does not find them alone', () => {
  expect(ids('control plane kubelet')).toEqual(['server'])
  expect(ids('evolution')).toEqual([])
})

test('a hit says where it is, and marks what was found', () => {
  const [hit] = course.search('kube')
  expect(hit).toMatchObject({ kind: 'section', chapter: 'control-plane', section: 'server', title: 'The request path' })
  expect(hit?.chapterTitle).toBe('The Kubernetes control plane')
  expect(marked(hit?.excerpt ?? [])).toEqual(['kube', 'kube', 'kube'].slice(0, marked(hit?.excerpt ?? []).length))
  expect(course.search('throttling')[0]).toMatchObject({ kind: 'term', id: 'throttling', section: 'limits' })
  expect(marked(course.search('throttl')[0]?.titleParts ?? [])).toEqual(['throttl'])
})

test('an excerpt of a long text is cut where the words stand together', () => {
  const filler = 'Nothing of note is said in this sentence. '.repeat(40)
  const index = open(section('long', 'Long', `The quorum is early. ${filler} A quorum of etcd members. ${filler}`))
  const [hit] = index.search('etcd quorum')
  const written = hit?.excerpt.map((part) => part.text).join('') ?? ''
  expect(written).toMatch(/^… .* A quorum of etcd members\. .* …$/)
  expect(marked(hit?.excerpt ?? [])).toEqual(['quorum', 'etcd'])
})

test.each(['', ' ', '-', '…', '()[]\\', '"', '../..'])('the query %j finds nothing', (query) => {
  expect(ids(query)).toEqual([])
})

test('as many are given as asked for', () => {
  expect(ids('the', 1)).toHaveLength(1)
  expect(ids('the', 0)).toEqual([])
})

test('a query of a megabyte is answered, and an empty course finds nothing', () => {
  expect(ids('kube '.repeat(200_000))).toEqual(['server'])
  expect(ids('x'.repeat(1_000_000))).toEqual([])
  expect(openIndex(buildIndex([], {})).search('pod')).toEqual([])
})

test('an index of another version is refused', () => {
  expect(() => openIndex({ ...buildIndex([], {}), version: 2 as 1 })).toThrow(RangeError)
})

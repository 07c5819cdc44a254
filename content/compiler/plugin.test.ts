/** The plugin inside Vite itself: chunks of a build, and a dev server whose page is told of each change. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { afterEach, expect, test, vi } from 'vitest'
import { type CourseFolder, copyCourse } from '../../tests/content/courseFolder'
import { course } from './plugin'

const stops: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

function setUp() {
  const folder = copyCourse()
  const root = mkdtempSync(join(tmpdir(), 'page-'))
  stops.push(
    () => folder.remove(),
    () => rmSync(root, { recursive: true, force: true }),
  )
  writeFileSync(join(root, 'entry.js'), "export * from 'virtual:course'\n")
  const plugin = course({ root: folder.root, figures: folder.figures, labs: ['git'] })
  return { folder, root, options: { root, configFile: false as const, logLevel: 'silent' as const, plugins: [plugin] } }
}

const asModule = (root: string) => ({
  target: 'es2024',
  minify: true,
  modulePreload: false as const,
  rolldownOptions: {
    input: join(root, 'entry.js'),
    preserveEntrySignatures: 'strict' as const,
    output: { entryFileNames: 'entry.js' },
  },
})

type Built = typeof import('virtual:course')

test('a build gives each text, quiz, deck, the glossary and the index as a chunk of its own, without eval', async () => {
  const { root, options } = setUp()
  await build({ ...options, build: asModule(root) })
  const chunks = readdirSync(join(root, 'dist/assets')).map((name) => name.replace(/-[\w-]{8}\.js$/, ''))
  const parts = ['text', 'quiz', 'cards'].flatMap((part) => [`first-${part}`, `second-${part}`])
  expect(chunks.sort()).toEqual(['glossary', 'search', ...parts].sort())
  const entry = readFileSync(join(root, 'dist/entry.js'), 'utf8')
  expect(entry).toContain('The first chapter')
  expect(entry).not.toContain('A paragraph with')
  expect(entry).not.toMatch(/\beval\b|new Function/)

  const built = (await import(pathToFileURL(join(root, 'dist/entry.js')).href)) as Built
  expect(built.course.chapters.map(({ id }) => id)).toEqual(['first', 'second'])
  expect((await built.loadChapter('first')).sections.map(({ id }) => id)).toEqual(['start', 'tables'])
  expect((await built.loadQuiz('first')).map(({ kind }) => kind)).toEqual([
    'single',
    'multiple',
    'output',
    'order',
    'match',
    'fill',
  ])
  expect(await built.loadCards('second')).toEqual([])
  expect((await built.loadGlossary()).map(({ id }) => id)).toEqual(['namespace', 'pod'])
  expect((await built.loadSearchIndex()).entries).toHaveLength(5)
})

test.each(['third', '', '__proto__', 'constructor', '../first'])(
  'the unknown chapter %j is refused by name',
  async (id) => {
    const { root, options } = setUp()
    await build({ ...options, build: asModule(root) })
    const built = (await import(pathToFileURL(join(root, 'dist/entry.js')).href)) as Built
    for (const load of [built.loadChapter, built.loadQuiz, built.loadCards]) {
      await expect(load(id)).rejects.toThrow(new RangeError(`the course has no chapter "${id}"`))
    }
  },
)

test('a build of a faulty course fails with every fault, and with no stack', async () => {
  const { root, folder, options } = setUp()
  folder.edit('chapters/01-first/chapter.md', 'An aside.', '<b>')
  folder.edit('glossary.json', '"second#only"', '"second#lost"')
  const failure = await build({ ...options, build: asModule(root) }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  const shown = failure instanceof Error ? (failure.stack ?? '') : ''
  expect(shown).toMatch(/^the course has 2 faults:\ncontent\/chapters\/01-first\/chapter\.md:74:1 {2}raw HTML/)
  expect(shown).toMatch(/\ncontent\/glossary\.json:9:\d+ {2}unknown section "lost"/)
  expect(shown).not.toMatch(/^\s+at /m)
})

interface Message {
  readonly type: string
  readonly err?: {
    readonly message: string
    readonly stack: string
    readonly loc?: { readonly file: string; readonly line: number }
  }
}

/** A page's side of the dev server's channel: what it is told, in order. */
async function listen(server: ViteDevServer) {
  const address = server.httpServer?.address()
  if (address === null || typeof address !== 'object') throw new Error('the dev server does not listen')
  const socket = new WebSocket(`ws://localhost:${address.port}/?token=${server.config.webSocketToken}`, 'vite-hmr')
  const told: Message[] = []
  const waiting = new Set<() => void>()
  socket.addEventListener('message', (event) => {
    told.push(JSON.parse(String(event.data)))
    for (const wake of waiting) wake()
  })
  const next = async (type: string): Promise<Message> => {
    for (;;) {
      const at = told.findIndex((message) => message.type === type)
      const [message] = at < 0 ? [] : told.splice(0, at + 1).slice(-1)
      if (message) return message
      await new Promise<void>((resolve) => waiting.add(resolve))
    }
  }
  stops.push(() => socket.close())
  await next('connected')
  return next
}

async function serve(folder: CourseFolder, options: InlineConfig) {
  const server = await createServer({ ...options, server: { port: 0, strictPort: false, host: 'localhost' } })
  stops.push(() => server.close())
  await server.listen()
  const watched = () => server.watcher.getWatched()[join(folder.root, 'chapters/01-first')]
  await vi.waitFor(() => expect(watched()).toContain('chapter.md'))
  return server
}

test('while the app is developed, a change reloads the page, a fault is shown, and mending it recovers', {
  timeout: 30_000,
}, async () => {
  const { folder, options } = setUp()
  const server = await serve(folder, options)
  const first = async () => (await server.transformRequest('virtual:course/first-text'))?.code ?? ''
  expect(await first()).toContain('An aside.')
  const next = await listen(server)
  const file = 'chapters/01-first/chapter.md'

  folder.edit(file, 'An aside.', 'Another aside.')
  await next('full-reload')
  expect(await first()).toContain('Another aside.')

  folder.edit(file, 'Another aside.', '<b>')
  const { err } = await next('error')
  expect(err?.message).toMatch(/^the course has one fault:\ncontent\/chapters\/01-first\/chapter\.md:74:1 {2}raw HTML/)
  expect(err?.loc).toMatchObject({ file: join(folder.root, file), line: 74 })
  expect(err?.stack).toBe('')
  await expect(server.transformRequest('virtual:course/first-text')).rejects.toThrow('raw HTML')

  folder.edit(file, '<b>', 'A mended aside.')
  await next('full-reload')
  expect(await first()).toContain('A mended aside.')

  rmSync(join(folder.figures, 'boxes.tsx'))
  expect((await next('error')).err?.message).toContain('figure "boxes": no such file')
  writeFileSync(join(folder.figures, 'boxes.tsx'), 'export const Boxes = () => null\n')
  await next('full-reload')
})

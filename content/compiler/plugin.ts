/**
 * The Vite plugin that gives the compiled course as `virtual:course` (see `virtual.d.ts`). Texts, quizzes, cards, the
 * glossary and the search index are modules of their own, so that each is a chunk that is fetched when it is needed.
 */
import { join, resolve, sep } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { type Compiled, type CompileOptions, compile, faultsText } from './compile'
import type { Fault } from './faults'

const name = 'virtual:course'
const prefix = `\0${name}`

export function course(options: CompileOptions): Plugin {
  const root = resolve(options.root)
  let current: ReturnType<typeof compile> | undefined
  const compileOnce = () => {
    current ??= compile(options)
    return current
  }
  return {
    name: 'course',
    resolveId: (id) => (id === name || id.startsWith(`${name}/`) ? `\0${id}` : undefined),
    async load(id) {
      if (id !== prefix && !id.startsWith(`${prefix}/`)) return undefined
      const compilation = await compileOnce()
      if (!compilation.ok) throw new ContentError(compilation.faults, root)
      return moduleSource(id.slice(prefix.length + 1), compilation.compiled)
    },
    /** Before the bundler starts, which would wrap the faults in a stack of its own. */
    async configResolved({ command }) {
      if (command !== 'build') return
      const compilation = await compileOnce()
      if (!compilation.ok) throw new ContentError(compilation.faults, root)
    },
    configureServer(server) {
      watch(server, options, async () => {
        current = undefined
        return compileOnce()
      })
    },
  }
}

/** What Vite and its overlay show. It has no stack, because the fault is the author's. */
class ContentError extends Error {
  override readonly name = 'ContentError'

  constructor(faults: readonly Fault[], root: string) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`
    super(`the course has ${count}:\n${faultsText(faults, root)}`)
    this.stack = this.message
  }
}

/** The watcher drops a file's second change within 50 ms; by then both are written. */
const settleMs = 60

/** Every change compiles anew: the page is told to reload, or shows the faults until they are mended. */
function watch(server: ViteDevServer, options: CompileOptions, recompile: () => ReturnType<typeof compile>): void {
  const root = resolve(options.root)
  const figures = resolve(options.figures)
  const isContent = (file: string) => file.startsWith(root + sep) && !file.startsWith(join(root, 'compiler') + sep)
  let settling: ReturnType<typeof setTimeout> | undefined
  const settle = () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      refresh(server, root, recompile).catch((error) => server.config.logger.error(String(error)))
    }, settleMs)
  }
  server.watcher.add([root, figures])
  server.watcher.on('all', (event, path) => {
    const file = resolve(path)
    const isFigure = file.startsWith(figures + sep) && event !== 'change'
    if (isContent(file) || isFigure) settle()
  })
  server.httpServer?.once('close', () => clearTimeout(settling))
}

async function refresh(
  server: ViteDevServer,
  root: string,
  recompile: () => ReturnType<typeof compile>,
): Promise<void> {
  const compilation = await recompile()
  const { client } = server.environments
  for (const [id, module] of client.moduleGraph.idToModuleMap) {
    if (id.startsWith(prefix)) client.moduleGraph.invalidateModule(module)
  }
  if (compilation.ok) {
    client.hot.send({ type: 'full-reload', path: '*' })
    return
  }
  const { message } = new ContentError(compilation.faults, root)
  const [first] = compilation.faults
  server.config.logger.error(message, { timestamp: true })
  client.hot.send({
    type: 'error',
    err: { message, stack: '', plugin: 'course', ...(first && { id: first.file, loc: first }) },
  })
}

function moduleSource(path: string, compiled: Compiled): string | undefined {
  if (path === '') return mainSource(compiled)
  if (path === 'glossary') return dataSource(compiled.glossary)
  if (path === 'search') return dataSource(compiled.search)
  const [, id = '', part] = /^(.*)-(.*)$/.exec(path) ?? []
  const chapter = compiled.chapters.get(id)
  if (part === 'text') return dataSource(chapter?.text)
  if (part === 'quiz') return dataSource(chapter?.quiz)
  return part === 'cards' ? dataSource(chapter?.cards) : undefined
}

/** A string for `JSON.parse` is read several times faster than the same data as an object literal. */
const dataSource = (value: unknown) => `export const data = ${jsonCall(value)}\n`
const jsonCall = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`

function mainSource({ course, chapters }: Compiled): string {
  const chunk = (path: string) => `() => import(${JSON.stringify(`${name}/${path}`)})`
  const entries = [...chapters.keys()].map((id) => {
    const parts = ['text', 'quiz', 'cards'].map((part) => `${part}: ${chunk(`${id}-${part}`)}`)
    return `[${JSON.stringify(id)}, { ${parts.join(', ')} }]`
  })
  return `export const course = ${jsonCall(course)}
const chapters = new Map([${entries.join(', ')}])
const load = async (id, part) => {
  const chapter = chapters.get(id)
  if (chapter === undefined) throw new RangeError(\`the course has no chapter "\${id}"\`)
  return (await chapter[part]()).data
}
export const loadChapter = (id) => load(id, 'text')
export const loadQuiz = (id) => load(id, 'quiz')
export const loadCards = (id) => load(id, 'cards')
export const loadGlossary = async () => (await import('${name}/glossary')).data
export const loadSearchIndex = async () => (await import('${name}/search')).data
`
}

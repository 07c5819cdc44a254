/**
 * Lists the files of the built page, with their sizes and types, in <outDir>.manifest.json beside the folder: the main
 * process serves these and nothing else. The files that the first page cannot do without are marked.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webp', 'image/webp'],
  ['.woff2', 'font/woff2'],
])

/** What app:// can be asked for without escaping, so that names compare character for character. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/

/** The chunk that the small entry opens at once. */
export const isOpening = (chunk) => chunk.facadeModuleId?.endsWith('/renderer/app/main.tsx') ?? false

/** @returns {import('vite').Plugin} */
export function manifestPlugin() {
  let folder = ''
  return {
    name: 'drydock:manifest',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler(_options, bundle) {
        const files = listFiles(folder, neededFiles(bundle))
        writeFileSync(`${folder}.manifest.json`, `${JSON.stringify({ files }, null, 2)}\n`)
      },
    },
  }
}

/** Everything on the disk, because Vite copies public files past the bundle. */
function listFiles(folder, needed) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = found.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  )
  return Object.fromEntries(
    names.sort().map((name) => {
      const type = types.get(extname(name))
      if (!type) throw new Error(`manifest: ${name} has an unknown type; add it to scripts/manifestPlugin.mjs`)
      if (!plainName.test(name)) throw new Error(`manifest: ${name} has a name that app:// would have to escape`)
      const path = join(folder, name)
      const marks = { ...(needed.has(name) && { isNeeded: true }), ...(type.startsWith('text/html') && styleOf(path)) }
      return [name, { bytes: statSync(path).size, type, ...marks }]
    }),
  )
}

/** The hash of a document's own style, which its policy then allows and no other. */
function styleOf(path) {
  const [, style] = /<style>(.*?)<\/style>/s.exec(readFileSync(path, 'utf8')) ?? []
  return style !== undefined && { style: `sha256-${createHash('sha256').update(style).digest('base64')}` }
}

/** The entry, the app that it opens, what they import statically, their styles, and the document. */
function neededFiles(bundle) {
  const needed = new Set(['index.html'])
  const add = (name) => {
    const item = bundle[name]
    if (needed.has(name) || !item) return
    needed.add(name)
    if (item.type !== 'chunk') return
    for (const style of item.viteMetadata?.importedCss ?? []) needed.add(style)
    for (const imported of item.imports) add(imported)
  }
  for (const item of Object.values(bundle))
    if (item.type === 'chunk' && (item.isEntry || isOpening(item))) add(item.fileName)
  return needed
}

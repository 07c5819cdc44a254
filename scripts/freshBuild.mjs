/** Builds the app when what is in out/ is missing or older than anything that it is made from. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, run } from './children.mjs'
import { root } from './setup.mjs'

const outputs = [
  'main/index.js',
  'main/peers.js',
  'preload/preload.cjs',
  'renderer/index.html',
  'renderer.manifest.json',
]
const plugins = readdirSync(join(root, 'scripts')).filter((name) => /Plugin\.\w+$/.test(name))
const sources = [
  'main',
  'renderer',
  'content',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  ...plugins.map((name) => join('scripts', name)),
]

export async function buildIfNeeded() {
  if (isFresh()) return
  console.log('Building …')
  const { code, output } = await run('npm', ['run', '--silent', 'build'], {
    capture: true,
    shell: process.platform === 'win32',
  })
  if (code) giveUp(`${output.trim()}\nThe build failed, as shown above.`)
}

export function isFresh(out = join(root, 'out')) {
  const written = outputs.map((name) => join(out, name))
  if (!written.every((path) => existsSync(path))) return false
  const oldest = Math.min(...written.map((path) => statSync(path).mtimeMs))
  return sources.every((name) => newest(join(root, name)) <= oldest)
}

/** A folder's own age counts too: it changes when a file in it is removed. Tests are not part of the build. */
function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const inside = readdirSync(path).filter((name) => !name.includes('.test.'))
  return Math.max(mtimeMs, ...inside.map((name) => newest(join(path, name))))
}

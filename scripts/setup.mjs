/**
 * Makes a fresh clone ready: installs what the lockfile names, then goes on under the project's own Node.
 * Runs before anything is installed, on any Node since 18, so it imports nothing but Node's own modules.
 */
import { existsSync, lstatSync, statSync } from 'node:fs'
import { delimiter, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveUp, run } from './children.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

const modules = join(root, 'node_modules')
const pinned = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Returns once everything is installed and this is the project's Node; otherwise runs `script` there and exits as it does. */
export async function setUp(script) {
  process.chdir(root)
  if (!isInstalled()) await install()
  process.env.PATH = [join(modules, '.bin'), join(modules, 'node', 'bin'), process.env.PATH].join(delimiter)
  if (Number.parseInt(process.versions.node, 10) >= 24 || !existsSync(pinned)) return
  const { code } = await run(pinned, [fileURLToPath(script), ...process.argv.slice(2)])
  process.exit(code)
}

/** npm writes node_modules/.package-lock.json last, so its age is the installation's. */
function isInstalled() {
  const written = join(modules, '.package-lock.json')
  return existsSync(written) && statSync(written).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

async function install() {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    giveUp(
      'node_modules is a link, and npm ci would empty the folder that it leads to: install there, then run this again.',
    )
  // Windows cannot replace the Node that is running.
  if (process.platform === 'win32' && !relative(modules, process.execPath).startsWith('..'))
    giveUp('The installed packages are older than package-lock.json: run npm ci, then this again.')
  console.log('Installing the packages that package-lock.json names (once; about half a minute) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const node = process.env.npm_node_execpath ?? process.execPath
  const { code } = npm
    ? await run(node, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' })
  if (code) giveUp('The packages could not be installed: npm ci failed, as shown above.')
}

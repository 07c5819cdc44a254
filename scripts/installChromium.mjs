/** Gets a Chromium where there is none: by itself where that needs no question, otherwise it names the one command. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './children.mjs'
import { findChromium } from './chromium.mjs'

const isOnPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, command)))

/** The command that installs a Chromium on this system. */
export function chromiumCommand() {
  if (process.platform === 'linux' && isOnPath('apt-get') && existsSync('/etc/debian_version'))
    return `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y chromium`
  return 'npx playwright install chromium'
}

/** The path of a Chromium, installed by the system's package manager if need be; undefined where that needs a person. */
export async function ensureChromium() {
  const found = findChromium()
  if (found || process.platform !== 'linux' || !isOnPath('apt-get')) return found
  const isRoot = process.getuid?.() === 0
  if (!isRoot && (await run('sudo', ['-n', 'true'], { capture: true })).code) return undefined
  console.log('No Chromium is installed: installing it with apt-get …')
  const apt = (args) => {
    const [command, ...rest] = isRoot ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]
    return run(command, rest, { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  await apt(['update'])
  const { code, output } = await apt(['install', '-y', '--no-install-recommends', 'chromium'])
  if (code) console.error(output.trim().split('\n').slice(-3).join('\n'))
  return findChromium()
}

/** Finds what opens the app's window on this machine: Electron, or the stand-in on an installed Chromium. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, run } from './children.mjs'
import { findChromium } from './chromium.mjs'
import { chromiumCommand } from './installChromium.mjs'
import { root } from './setup.mjs'

const electron = join(root, 'node_modules', 'electron')
const downloadLimitMs = 10 * 60_000
/** Where the release host drops packets, an attempt takes ten seconds: not one to repeat at every start. */
const retryAfterMs = 60 * 60_000
const failure = join(root, 'out', 'electron-unreachable')

/** The path of Electron's binary, or undefined where it has not been downloaded. */
export function findElectron() {
  const name = join(electron, 'path.txt')
  const binary = existsSync(name) && join(electron, 'dist', readFileSync(name, 'utf8'))
  return binary && existsSync(binary) ? binary : undefined
}

/** What to run and with which environment; says in one sentence when it is not Electron. */
export async function findDesktop() {
  const isStandinWanted = Boolean(process.env.DRYDOCK_STANDIN)
  const binary = isStandinWanted ? undefined : (findElectron() ?? (await downloadElectron()))
  if (binary) return { command: binary, args: sandboxArgs(), env: {} }
  const why = isStandinWanted ? 'DRYDOCK_STANDIN is set' : 'Electron cannot be downloaded here'
  console.log(`${why}, so Drydock opens in Chromium through the stand-in (tests/standin).`)
  if (process.platform === 'win32')
    giveUp('The stand-in does not run on Windows: try again where Electron can be downloaded.')
  const chromium = findChromium()
  if (!chromium) giveUp(`No Chromium is installed here either. Install one and start again: ${chromiumCommand()}`)
  const env = { STANDIN_HEADED: '1', STANDIN_NODE: process.execPath, CHROMIUM_PATH: chromium }
  return { command: join(root, 'tests', 'standin', 'electron'), args: [], env }
}

/** Tries to download Electron, unless that failed within the last hour; gives its path or undefined. */
export async function downloadElectron() {
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < retryAfterMs) return undefined
  console.log('Downloading Electron, once (about 110 MB) …')
  await run(process.execPath, [join(electron, 'install.js')], { capture: true, timeoutMs: downloadLimitMs })
  const binary = findElectron()
  rmSync(failure, { force: true })
  mkdirSync(join(root, 'out'), { recursive: true })
  if (!binary) writeFileSync(failure, '')
  return binary
}

/** Chromium refuses its sandbox to root. */
function sandboxArgs() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  console.log('Running as root, so without the sandbox of the window: better to start Drydock as an ordinary user.')
  return ['--no-sandbox']
}

/** Starts the installed Chromium with one chromeless window, and ends it so that the profile is flushed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { CdpConnection, type CdpSession, whileThere } from './cdp'
import { fail, standin } from './record'
import { hostRules } from './schemes'
import { displays } from './screen'
import { appendedSwitches } from './switches'

/** Told apart from every other page, which only a window.open could have made. */
export const blankPage = 'data:text/html,<title>standin</title>'

export interface Browser {
  readonly root: CdpSession
  readonly session: (id: string) => CdpSession
  /** Closes Chromium as a person would, so that IndexedDB and the rest reach the disk. */
  readonly close: () => Promise<void>
}

const closeWithinMs = 5_000

export async function startBrowser(profile: string, onGone: (wasClosed: boolean) => void): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH || (await findInstalled())
  if (path && !existsSync(path)) fail(`there is no Chromium at ${path}, where CHROMIUM_PATH says it is.`)
  if (!path) fail('no Chromium was found; install Chromium or Chrome, or name one in CHROMIUM_PATH.')
  const isHeaded = Boolean(process.env.STANDIN_HEADED)
  if (isHeaded && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    fail('there is no display for a window; set DISPLAY, or leave STANDIN_HEADED unset.')
  }
  const folder = join(profile, '.standin-chromium')
  mkdirSync(folder, { recursive: true })
  const chromium = spawn(path, flags(folder, isHeaded), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  standin.chromiumPid = chromium.pid ?? 0
  // Before it has started its end is told by whoever waits for the start.
  let isExpectedToEnd = true
  const gone = new Promise<void>((resolve) => {
    chromium.once('exit', (code) => {
      resolve()
      if (!isExpectedToEnd) onGone(code === 0)
    })
  })
  process.on('exit', () => chromium.kill('SIGKILL'))
  const address = await listeningAddress(chromium)
  isExpectedToEnd = false
  const [, , , output, input] = chromium.stdio
  if (!(output instanceof Writable) || !(input instanceof Readable)) fail('Chromium has no pipe for its protocol.')
  const cdp = new CdpConnection(output, input)
  // Playwright waits for this line.
  process.stderr.write(`DevTools listening on ${address}\n`)
  return {
    root: cdp.root,
    session: (id) => cdp.session(id),
    close() {
      isExpectedToEnd = true
      whileThere(cdp.root.send('Browser.close'))
      return Promise.race([gone, delay(closeWithinMs, undefined, { ref: false })])
    },
  }
}

async function findInstalled(): Promise<string | undefined> {
  const url = new URL('../../scripts/chromium.mjs', import.meta.url).href
  const { findChromium } = (await import(url)) as { findChromium: () => string | undefined }
  return findChromium()
}

function flags(folder: string, isHeaded: boolean): string[] {
  const [screen] = displays()
  return [
    ...(isHeaded ? [] : ['--headless=new', `--screen-info={${screen.size.width}x${screen.size.height}}`]),
    // Chromium refuses to run with its sandbox as root, and only then it runs without.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...appendedSwitches(),
    // Otherwise a bar above the page warns of the rules below.
    '--test-type',
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
    `--app=${blankPage}`,
    `--host-resolver-rules=${hostRules(standin.port, Boolean(process.env.ELECTRON_RENDERER_URL))}`,
    // A proxy would resolve names that the rules above say do not exist.
    '--no-proxy-server',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-search-engine-choice-screen',
    '--disable-session-crashed-bubble',
    '--disable-sync',
    '--disable-backgrounding-occluded-windows',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    '--use-mock-keychain',
  ]
}

function listeningAddress(chromium: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const stopped = (reason: string) => {
      if (/missing x server|cannot open display|ozone_platform/i.test(said)) fail('there is no display for a window.')
      fail(`Chromium did not start: ${reason}. ${said.trim().split('\n').at(-1) ?? ''}`)
    }
    const ended = (code: number | null) => stopped(`it ended with code ${code}`)
    chromium.once('error', (error) => stopped(error.message))
    chromium.once('exit', ended)
    chromium.stderr?.on('data', (data: Buffer) => {
      if (process.env.STANDIN_DEBUG) process.stderr.write(data)
      if (said.length > 100_000) return
      said += data
      const address = /^DevTools listening on (ws:\S+)\s/m.exec(said)?.[1]
      if (!address) return
      chromium.off('exit', ended)
      resolve(address)
    })
  })
}

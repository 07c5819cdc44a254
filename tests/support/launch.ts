/** Starts the built app for a spec: on Electron where its program is there, otherwise on the stand-in. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { SettingsPatch } from '../../main/bridge/contract'
import type { AttemptedRequest } from '../standin/record'
import { keepApp } from './dialogs'

export interface LaunchOptions {
  /** The folder of the app; the repository's own by default. */
  readonly root?: string
  /** A profile to go on with; a new one by default, which is removed at the end of the run. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Where the reader was, and settings that were chosen, before the start. */
  readonly route?: string
  readonly settings?: SettingsPatch
}

export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Quits the app as a person would, and fails if it does not end. */
  readonly close: () => Promise<void>
  /** Starts the app again on the same profile, and gives that process's exit code. */
  readonly second: (args: readonly string[]) => Promise<number | null>
}

const repository = resolve(import.meta.dirname, '../..')
const standin = join(repository, 'tests/standin')
const closeWithinMs = 10_000
const secondWithinMs = 15_000

/** Undefined where Electron's program has not been downloaded, or is not wanted. */
const electronProgram = process.env.DRYDOCK_STANDIN ? undefined : findElectron()
const program = electronProgram ?? join(standin, 'electron')
// Playwright asks Electron's package for the program, and the package looks here.
if (!electronProgram) process.env.ELECTRON_OVERRIDE_DIST_PATH = standin
sayOnce()

const profiles: string[] = []
process.once('exit', () => {
  for (const folder of profiles) rmSync(folder, { recursive: true, force: true })
})

export const isElectron = electronProgram !== undefined

export async function launchApp(options: LaunchOptions = {}): Promise<Launched> {
  const { root = repository, userData = newProfile(), args = [], route, settings } = options
  if (route !== undefined || settings) seedSettings(userData, { ...settings, ...placeAt(route) })
  const all = [...sandboxArgs(), root, `--user-data-dir=${userData}`, ...args]
  const env = environment(options.env)
  // Null: the theme that the page sees is the app's, not Playwright's.
  const app = await _electron.launch({ args: all, cwd: repository, env, colorScheme: null, chromiumSandbox: true })
  collectRequests(app)
  const close = () => closeOrKill(app)
  try {
    const page = await app.firstWindow()
    await page.waitForURL((url) => !/^(about:blank|data:text\/html,<title>standin)/.test(decodeURI(url.href)))
    await isAwake(page)
    keepApp(page, app)
    return { app, page, userData, close, second: (more) => runSecond([...all, ...more], env) }
  } catch (error) {
    app.process().kill('SIGKILL')
    throw error
  }
}

/** The page has drawn itself and listens; a page without the app in it, such as the fault page, has nothing to wait for. */
async function isAwake(page: Page) {
  await page.waitForLoadState()
  await page.waitForSelector('main, body:not(:has(#root))')
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((painted) => requestAnimationFrame(painted))
  })
}

/** Every request that was not for the app's own files, whether or not something stopped it. */
export async function outsideRequests(app: ElectronApplication): Promise<string[]> {
  if (isElectron) return requests.get(app) ?? []
  return app.evaluate((electron) => {
    const { __standin } = electron as unknown as { __standin: { requests: AttemptedRequest[] } }
    return __standin.requests.filter(({ left }) => left).map(({ url }) => url)
  })
}

const requests = new WeakMap<ElectronApplication, string[]>()

function collectRequests(app: ElectronApplication) {
  const urls: string[] = []
  requests.set(app, urls)
  app.context().on('request', (request) => {
    if (!/^(app|data|blob|devtools|about):/.test(request.url())) urls.push(request.url())
  })
}

function findElectron(): string | undefined {
  const folder = join(repository, 'node_modules/electron')
  const name = join(folder, 'path.txt')
  const path = existsSync(name) ? join(folder, 'dist', readFileSync(name, 'utf8')) : ''
  return path && existsSync(path) ? path : undefined
}

/** Once in a run: workers inherit the mark. */
function sayOnce() {
  if (process.env.DRYDOCK_SAID_PROGRAM) return
  process.env.DRYDOCK_SAID_PROGRAM = '1'
  console.log(
    electronProgram ? 'The app runs on Electron.' : 'The app runs on the stand-in (tests/standin), not on Electron.',
  )
}

function newProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-'))
  profiles.push(folder)
  return folder
}

const placeAt = (route: string | undefined): SettingsPatch =>
  route === undefined ? {} : { place: { route, offset: 0 } }

/** As the app writes it; see main/shell/settingsFile.ts. */
function seedSettings(userData: string, patch: SettingsPatch) {
  const file = join(userData, 'settings.json')
  const known = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { settings: object })
    : { version: 1, settings: {}, window: { isMaximized: false } }
  mkdirSync(userData, { recursive: true })
  writeFileSync(file, JSON.stringify({ ...known, settings: { ...known.settings, ...patch } }))
}

/** Chromium refuses to run its sandbox as root. */
const sandboxArgs = () =>
  isElectron && process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), STANDIN_NODE: process.execPath, ...more }
}

async function closeOrKill(app: ElectronApplication) {
  const child = app.process()
  let isKilled = false
  const late = setTimeout(() => {
    isKilled = true
    child.kill('SIGKILL')
  }, closeWithinMs)
  await app.close()
  clearTimeout(late)
  if (isKilled) throw new Error(`The app did not quit within ${closeWithinMs / 1000} s, so it was killed.`)
}

function runSecond(args: readonly string[], env: Record<string, string>): Promise<number | null> {
  const child = spawn(program, args, { cwd: repository, env, stdio: 'ignore' })
  const late = setTimeout(() => child.kill('SIGKILL'), secondWithinMs)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => {
      clearTimeout(late)
      done(code)
    })
  })
}

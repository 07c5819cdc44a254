/** Builds the page that holds the store alone, and starts it on a profile. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'
import { type Launched, launchApp } from './launch'

const repository = resolve(import.meta.dirname, '../..')
export const storePageRoot = join(repository, 'out/store-page')

export async function buildStorePage(): Promise<void> {
  await build({
    root: repository,
    configFile: join(repository, 'tests/support/store-page/electron.vite.config.mjs'),
    logLevel: 'error',
  })
  mkdirSync(storePageRoot, { recursive: true })
  const about = { name: 'store-page', version: '1.0.0', type: 'module', main: 'out/main/index.js' }
  writeFileSync(join(storePageRoot, 'package.json'), JSON.stringify(about))
}

export async function launchStorePage(userData?: string): Promise<Launched> {
  const launched = await launchApp({ root: storePageRoot, ...(userData !== undefined && { userData }) })
  await launched.page.waitForFunction(() => 'storePage' in window)
  return launched
}

/** The process of the browser, where that is not the app's own. */
export const browserPid = ({ app }: Pick<Launched, 'app'>): Promise<number | undefined> =>
  app.evaluate((electron) => (electron as unknown as { __standin?: { chromiumPid?: number } }).__standin?.chromiumPid)

/** Ends the app and its browser at once, in the midst of whatever they do, and waits until the app is gone. */
export async function killAtOnce({ app }: Pick<Launched, 'app'>, browser: number | undefined): Promise<void> {
  const shell = app.process()
  const gone = new Promise((done) => shell.once('exit', done))
  if (browser !== undefined) process.kill(browser, 'SIGKILL')
  shell.kill('SIGKILL')
  await gone
}

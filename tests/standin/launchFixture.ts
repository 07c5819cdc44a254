/** Starts the small app of fixture/ for the specs beside it, and reads what it has noted. */
import { join } from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import { type LaunchOptions, launchApp } from '../support/launch'

type Logged = readonly [name: string, ...details: unknown[]]

interface FixtureMain {
  readonly events: Logged[]
  readonly requests: readonly [method: string, url: string][]
  mayNavigate: boolean
  mayQuit: boolean
}

interface FixturePage {
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
  readonly ask: (value: unknown) => void
  readonly onTold: (listener: (value: unknown) => void) => () => void
  readonly argv: readonly string[]
  readonly sources: readonly string[]
}

declare global {
  var fixture: FixtureMain & FixturePage
}

const root = join(import.meta.dirname, 'fixture')
export const launch = async (options: LaunchOptions = {}) => {
  const launched = await launchApp({ ...options, root })
  await expect(launched.page.getByRole('heading')).toHaveText('Fixture')
  return launched
}
const eventsOf = (app: ElectronApplication) => app.evaluate(() => globalThis.fixture.events)
/** The details of each event of that name, in order. */
export const named = async (app: ElectronApplication, name: string) =>
  (await eventsOf(app)).filter(([event]) => event === name).map(([, ...details]) => details)

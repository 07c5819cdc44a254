/** The screen of the devices alone, in states that take a network and a second device to come by in the app. */
import { readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { findChromium } from '../../scripts/chromium.mjs'

const repository = resolve(import.meta.dirname, '../..')
/** Workers that run at the same time build for themselves. */
const out = join(repository, 'out/devices-page', process.env.TEST_PARALLEL_INDEX ?? 'alone')
const origin = 'https://devices.invalid/'

export async function buildDevicesPage(): Promise<void> {
  await build({
    root: join(repository, 'tests/support/devices-page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: out, emptyOutDir: true, assetsInlineLimit: 0 },
  })
}

const types: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' },
}

export interface DevicesPage {
  readonly page: Page
  readonly close: () => Promise<void>
}

/** No request leaves the browser: each is answered from the build. */
export async function openDevicesPage(textPercent = 100): Promise<DevicesPage> {
  const browser: Browser = await chromium.launch({ executablePath: findChromium() ?? '', chromiumSandbox: false })
  const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname
    const file = join(out, path === '/' ? 'index.html' : path)
    return route.fulfill({ body: readFileSync(file), contentType: types[extname(file)] ?? 'application/octet-stream' })
  })
  await page.goto(origin)
  await page.waitForFunction(() => 'showDevices' in window)
  await page.evaluate((percent) => {
    document.documentElement.style.fontSize = `${percent}%`
  }, textPercent)
  return { page, close: () => browser.close() }
}

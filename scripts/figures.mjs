/** Draws the named figures (or all) as PNGs, light and dark, into out/figures/: `node scripts/figures.mjs [name …]`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createServer } from 'vite'
import { findChromium } from './chromium.mjs'

const wanted = process.argv.slice(2)
const names = readdirSync('renderer/figures')
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => file.slice(0, -4))
  .filter((name) => !wanted.length || wanted.includes(name))
const css = ['tokens', 'figure'].map((name) => readFileSync(`renderer/design/${name}.css`, 'utf8')).join('\n')
const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
})
mkdirSync('out/figures', { recursive: true })
for (const name of names) {
  const module = await vite.ssrLoadModule(`/renderer/figures/${name}.tsx`)
  const Figure = Object.values(module).find((value) => typeof value === 'function')
  const svg = renderToStaticMarkup(createElement(Figure))
  const [, w = '720', h = '400'] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? []
  for (const scheme of ['light', 'dark']) {
    const page = `out/figures/${name}-${scheme}`
    writeFileSync(
      `${page}.html`,
      `<!doctype html><meta charset="utf-8"><style>${css}\n:root{color-scheme:${scheme}}body{margin:24px;width:${w}px;background:var(--paper)}</style>${svg}`,
    )
    execFileSync(
      findChromium(),
      [
        '--headless=new',
        '--no-sandbox',
        '--hide-scrollbars',
        '--disable-background-networking',
        `--window-size=${Number(w) + 48},${Math.ceil(Number(h)) + 90}`,
        `--screenshot=${page}.png`,
        `${page}.html`,
      ],
      { stdio: 'ignore' },
    )
    console.log(`${page}.png`)
  }
}
await vite.close()

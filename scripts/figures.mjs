/** Draws the named figures (or all) as PNGs, light and dark: `node scripts/figures.mjs [name …]` puts them into out/figures/. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createServer } from 'vite'
import { findChromium } from './chromium.mjs'

/** Gives what was drawn: `{ name, scheme, file }`, with `file` in the folder. */
export async function drawFigures(wanted, folder) {
  mkdirSync(folder, { recursive: true })
  const drawn = []
  for (const { name, svg, width, height } of await readFigures(wanted)) {
    for (const scheme of ['light', 'dark']) {
      const path = `${folder}/${name}-${scheme}`
      writeFileSync(`${path}.html`, figurePage(svg, width, scheme))
      const size = `--window-size=${width + 48},${Math.ceil(height) + 90}`
      const flags = ['--headless=new', '--no-sandbox', '--hide-scrollbars', '--disable-background-networking']
      const files = ['--allow-file-access-from-files', size, `--screenshot=${path}.png`, `${path}.html`]
      execFileSync(findChromium(), [...flags, ...files], { stdio: 'ignore' })
      console.log(`${path}.png`)
      drawn.push({ name, scheme, file: `${name}-${scheme}.png` })
    }
  }
  return drawn
}

/** The markup of each figure as it stands still: `{ name, svg, width, height }`, in units of its view box. */
export async function readFigures(wanted = []) {
  const names = readdirSync('renderer/figures')
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => file.slice(0, -4))
    .filter((name) => !wanted.length || wanted.includes(name))
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length) throw new Error(`there is no figure ${unknown.join(', ')}`)
  const server = { middlewareMode: true, hmr: false, ws: false }
  const optimizeDeps = { noDiscovery: true }
  const vite = await createServer({ configFile: false, logLevel: 'error', server, optimizeDeps, appType: 'custom' })
  try {
    const figures = []
    for (const name of names) {
      const module = await vite.ssrLoadModule(`/renderer/figures/${name}.tsx`)
      const Figure = Object.values(module).find((value) => typeof value === 'function')
      const svg = renderToStaticMarkup(createElement(Figure))
      const [, width = '720', height = '400'] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? []
      figures.push({ name, svg, width: Number(width), height: Number(height) })
    }
    return figures
  } finally {
    // A figure that fails to load would keep the process alive.
    await vite.close()
  }
}

/** A page in the app's fonts and colours, with one unit of the figures a pixel. */
export function figurePage(body, width, scheme = 'light') {
  const css = ['tokens', 'figure', 'fonts']
    .map((name) => readFileSync(`renderer/design/${name}.css`, 'utf8'))
    .join('\n')
  const fonts = new URL('../node_modules/@fontsource-variable/', import.meta.url).href
  const page = `:root{color-scheme:${scheme}}body{margin:24px;width:${width}px;background:var(--paper)}`
  return `<!doctype html><meta charset="utf-8"><style>${css.replaceAll('@fontsource-variable/', fonts)}\n${page}</style>${body}`
}

if (import.meta.main) await drawFigures(process.argv.slice(2), 'out/figures')

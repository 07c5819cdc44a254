/** `npm run tour`: pictures of every screen and state in out/tour/, and a list of text that is in no catalogue. */
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
const { mkdirSync, rmSync, writeFileSync } = await import('node:fs')
const { buildIfNeeded } = await import('./freshBuild.mjs')
const { loadTypeScript } = await import('./loadTypeScript.mjs')
const { drawFigures } = await import('./figures.mjs')

const folder = 'out/tour'
const widths = [900, 1280, 1680]
const modes = [
  { name: 'light', settings: { theme: 'light', textPercent: 100, language: 'en' } },
  { name: 'dark', settings: { theme: 'dark', textPercent: 100, language: 'en' } },
  { name: 'text200', settings: { theme: 'light', textPercent: 200, language: 'en' } },
  { name: 'pseudo', settings: { theme: 'light', textPercent: 100, language: 'pseudo' }, isPseudo: true },
]

await buildIfNeeded()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const { launchApp } = await loadTypeScript('tests/support/launch.ts')
const { settle, stops, visit } = await loadTypeScript('tests/support/tour.ts')
const { findHardCoded } = await loadTypeScript('tests/support/hardCoded.ts')

const pictures = []
const faults = []
for (const mode of modes) {
  const { page, close } = await launchApp({ settings: mode.settings })
  page.setDefaultTimeout(10_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.waitForSelector('main')
  await walk(page, mode)
  await close()
}
for (const { name, scheme, file } of await drawFigures([], `${folder}/figures`))
  pictures.push({ file: `figures/${file}`, stop: `figure ${name}`, width: 720, mode: scheme })
writeFileSync(`${folder}/index.html`, sheet())
console.log(`${pictures.length} pictures in ${folder}/index.html`)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length ? 1 : 0

async function walk(page, { name, isPseudo }) {
  for (const stop of stops) {
    // Reached once: some states cannot be reached again.
    await visitOrReport(page, stop, name)
    for (const width of isPseudo ? [1280] : widths) {
      await page.setViewportSize({ width, height: Math.round(width * 0.625) })
      await settle(page)
      const file = `${stop.name}-${width}-${name}.png`
      await page.screenshot({ path: `${folder}/${file}` })
      pictures.push({ file, stop: stop.name, width, mode: name })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) faults.push(`${stop.name} at ${width} px (${name}): the page is ${wide} px too wide`)
    }
    if (isPseudo)
      for (const text of await page.evaluate(findHardCoded)) faults.push(`${stop.name}: in no catalogue: ${text}`)
  }
}

async function visitOrReport(page, stop, mode) {
  try {
    await visit(page, stop)
  } catch (error) {
    faults.push(`${stop.name} (${mode}) could not be reached: ${error.message.split('\n')[0]}`)
  }
}

function sheet() {
  const cells = ({ file, stop, width, mode }) =>
    `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${stop}, ${width} px, ${mode}</figcaption></figure>`
  return `<!doctype html><meta charset="utf-8"><title>Tour</title><style>
body{font:14px system-ui;margin:24px;display:grid;grid-template-columns:repeat(3,1fr);gap:16px}
figure{margin:0}img{width:100%;border:1px solid #8888}</style>
${pictures.map(cells).join('\n')}`
}

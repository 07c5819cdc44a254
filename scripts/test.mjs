/** `npm test`: every check there is, side by side where that is faster, with one line of counts at the end. */
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
const { mkdirSync, readFileSync, rmSync } = await import('node:fs')
const { stripVTControlCharacters } = await import('node:util')
const { giveUp, run } = await import('./children.mjs')
const { countPlaywright, countVitest, noTests, sum } = await import('./counts.mjs')
const { chromiumCommand, ensureChromium } = await import('./installChromium.mjs')

process.once('SIGINT', () => process.exit(130))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
const unitReport = 'out/test/vitest.json'
const e2eReport = 'out/test/playwright.json'
rmSync('out/test', { recursive: true, force: true })
mkdirSync('out/test', { recursive: true })

const chromium = await ensureChromium()
if (!chromium) giveUp(`The tests need a Chromium and there is none. Install one, then test again: ${chromiumCommand()}`)
process.env.CHROMIUM_PATH = chromium
process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = e2eReport

/** Some tools colour their text wherever it goes. */
const shownAs = process.stdout.isTTY ? (text) => text : stripVTControlCharacters

/** Runs one step, shows it, and gives what it counts: its tests, or one failure where it has none to show. */
async function step(name, commands, { report, isLive = false } = {}) {
  const began = performance.now()
  let failed = 0
  let shown = ''
  for (const command of commands) {
    const { code, output } = await run(command, [], { shell: true, capture: !isLive })
    if (code) failed = 1
    shown += shownAs(output)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`\n── ${name}: ${failed ? 'FAILED' : 'passed'} in ${seconds} s${shown.trim() ? `\n${shown.trim()}` : ''}`)
  const counts = report?.() ?? noTests
  return failed && !counts.failed ? { ...counts, failed: 1 } : counts
}

async function checksThenBuild() {
  const lint = await step('lint', [scripts.lint, 'node scripts/lockfile.mjs'])
  const types = await step('types', [scripts.types])
  const build = await step('build', [scripts.build])
  return { checks: sum([lint, types, build]), isBuilt: !build.failed }
}

const unit = `${scripts.unit} --reporter=default --reporter=json --outputFile.json=${unitReport}`
const [built, units] = await Promise.all([
  checksThenBuild(),
  step('unit, property, content, architecture and contract', [unit], { report: () => countVitest(unitReport) }),
])
if (!built.isBuilt) console.log('\n── e2e: not run, because the build failed')
const e2e = built.isBuilt
  ? await step('e2e', [`${scripts.e2e} --reporter=list,json`], {
      isLive: true,
      report: () => countPlaywright(e2eReport),
    })
  : noTests
// After the rest, since its limits are times.
const network = await step('network', ['node scripts/network.mjs --quick'], {
  report: () => JSON.parse(readFileSync('out/test/network.json', 'utf8')),
})

const { passed, failed, skipped } = sum([built.checks, units, e2e, network])
console.log(`\n${Math.round(performance.now() / 1000)} s in all`)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed ? 1 : 0

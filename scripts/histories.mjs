/** `npm run histories`: random histories of commands in the Git lab and in the git of this machine. `1-1200` says which seeds. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.mjs'

const processes = 2
const self = fileURLToPath(import.meta.url)

/** One part of the seeds, for the process that asked for it. */
async function comparePart(from, to) {
  const { loadTypeScript } = await import('./loadTypeScript.mjs')
  const { addHistories, emptyTally } = await loadTypeScript('tests/git/history/tally.ts')
  process.send(addHistories(emptyTally(), from, to, processes))
}

const partOf = (from, to) =>
  new Promise((resolve, reject) => {
    const child = fork(self, ['--part', String(from), String(to)])
    child.once('message', resolve)
    child.once('error', reject)
    child.once('exit', (code) => code !== 0 && reject(new Error(`A process ended with ${code}.`)))
  })

async function compareAll(range) {
  const { mkdirSync, writeFileSync } = await import('node:fs')
  const { loadTypeScript } = await import('./loadTypeScript.mjs')
  const { whyNot } = await loadTypeScript('tests/git/real.ts')
  const { addTally, emptyTally, tallyText } = await loadTypeScript('tests/git/history/tally.ts')
  const reason = whyNot()
  if (reason) {
    console.log(`Histories are not compared with real git: ${reason}`)
    return 0
  }
  const [from = 1, to = 1_000] = (range ?? '').split('-').filter(Boolean).map(Number)
  const parts = await Promise.all(Array.from({ length: processes }, (_, at) => partOf(from + at, to)))
  const tally = parts.reduce(addTally, emptyTally())
  for (const text of tally.reports) console.log(`──────── ${text}\n`)
  console.log(tallyText(tally))
  mkdirSync('out/test', { recursive: true })
  const { reports, ...counts } = tally
  writeFileSync('out/test/histories.json', JSON.stringify({ ...counts, different: reports.length }))
  return tally.equal === tally.histories ? 0 : 1
}

await setUp(import.meta.url)
const [word, from, to] = process.argv.slice(2)
if (word === '--part') {
  await comparePart(Number(from), Number(to))
  process.disconnect()
} else process.exit(await compareAll(word))

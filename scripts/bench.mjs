/**
 * `npm run bench`: measures what the app promises and fails where a limit is broken. The results stay in out/bench.json.
 * `npm run bench -- sync syncSlow` measures those groups alone.
 */
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
const { existsSync, writeFileSync } = await import('node:fs')
const { cpus, loadavg } = await import('node:os')
const { buildIfNeeded } = await import('./freshBuild.mjs')
const { loadTypeScript } = await import('./loadTypeScript.mjs')
const { buildReactAlone } = await import('./reactAlone.mjs')

const [load = 0] = loadavg()
if (load > cpus().length)
  console.warn(
    `The machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores), so times are too long; ratios hold.`,
  )
const { holds, measure } = await loadTypeScript('tests/bench/row.ts')
await buildIfNeeded()
const reactAlone = await buildReactAlone()

const every = [
  'size',
  'start',
  'switching',
  'search',
  'schedule',
  'storage',
  'notes',
  'sync',
  'syncSlow',
  'git',
  'build',
]
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !every.includes(name))
if (unknown.length > 0) throw new Error(`No groups of the bench: ${unknown.join(', ')}. There are ${every.join(', ')}.`)
const groups = asked.length > 0 ? asked : every
const rows = []
for (const group of groups.filter((name) => existsSync(`tests/bench/${name}.ts`))) {
  console.log(`measuring: ${group} …`)
  const bench = await loadTypeScript(`tests/bench/${group}.ts`)
  rows.push(...(await bench.rows(reactAlone)))
}

const figure = (value, unit) => `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)}${unit && ` ${unit}`}`
const table = rows.map((row) => ({
  measured: row.name,
  Drydock: figure(row.ours, row.unit),
  peer: row.peer ? `${row.peer.name}: ${figure(row.peer.value, row.unit)}` : '',
  ratio: row.peer ? `${measure(row).toFixed(2)} ×` : '',
  limit: row.limit === undefined ? '' : `≤ ${row.limit} ${row.peer ? '×' : row.unit}`,
  verdict: row.limit === undefined ? '' : holds(row) ? 'holds' : 'BROKEN',
}))
printTable(table)
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load, node: process.version, platform: process.platform }
writeFileSync(
  'out/bench.json',
  `${JSON.stringify({ machine, rows, broken: rows.filter((row) => !holds(row)) }, null, 2)}\n`,
)
process.exitCode = rows.every(holds) ? 0 : 1

function printTable(lines) {
  const names = Object.keys(lines[0] ?? {})
  const all = [Object.fromEntries(names.map((name) => [name, name])), ...lines]
  const width = (name) => Math.max(...all.map((line) => line[name].length))
  for (const line of all)
    console.log(
      names
        .map((name) => line[name].padEnd(width(name)))
        .join('  ')
        .trimEnd(),
    )
}

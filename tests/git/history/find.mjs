/**
 * `node tests/git/history/find.mjs 1 200`: compares the histories of these seeds, prints how each kind first differs, made
 * small, and sums up by command. The third word says how many of a kind are printed; `--whole` prints them as they are.
 */
import { loadTypeScript } from '../../../scripts/loadTypeScript.mjs'

const words = process.argv.slice(2)
const isWhole = words.includes('--whole')
const [from = '1', to = '100', shown = '2'] = words.filter((word) => !word.startsWith('--'))
const { generate } = await loadTypeScript('tests/git/history/generate.ts')
const { compare, report } = await loadTypeScript('tests/git/compare.ts')
const { kindOf, shrink } = await loadTypeScript('tests/git/history/shrink.ts')
const kinds = new Map()
const accepted = new Map()
let equal = 0
let commands = 0
for (let seed = Number(from); seed <= Number(to); seed++) {
  const history = generate(seed)
  commands += history.steps.length
  const compared = compare(history)
  const found = compared.differences
  for (const [id, count] of compared.accepted) accepted.set(id, (accepted.get(id) ?? 0) + count)
  if (found.length === 0) {
    equal++
    continue
  }
  const kind = kindOf(found[0], history.steps)
  const seeds = kinds.get(kind) ?? []
  kinds.set(kind, [...seeds, seed])
  if (seeds.length >= Number(shown)) continue
  const steps = isWhole ? history.steps : shrink(history)
  const { repositories } = history
  console.log(`──────── seed ${seed}, step ${found[0].at}, ${kind}`)
  console.log(report(steps, { repositories })?.split('\n').slice(-80).join('\n'))
}
for (const [kind, seeds] of [...kinds].sort((one, other) => other[1].length - one[1].length))
  console.log(`${seeds.length}\t${kind}\t${seeds.slice(0, 12).join(' ')}`)
console.log(`${equal} of ${Number(to) - Number(from) + 1} histories are equal, ${commands} commands`)
for (const [id, count] of accepted) console.log(`accepted: ${id} ${count}`)

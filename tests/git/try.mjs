/** `node tests/git/try.mjs 'git add .' 'git status'`: the lines in the engine and in git, side by side where they differ; `-v` prints all. */
import { loadTypeScript } from '../../scripts/loadTypeScript.mjs'

const words = process.argv.slice(2)
const isWordy = words[0] === '-v'
const lines = isWordy ? words.slice(1) : words
const { report } = await loadTypeScript('tests/git/compare.ts')
if (isWordy) {
  const { runReal } = await loadTypeScript('tests/git/real.ts')
  const { steps, states } = runReal({ steps: lines.map((line) => ({ line })) })
  for (const { line, code, out, err } of steps) console.log(`$ ${line}\n${out}${err}${code === 0 ? '' : `[${code}]\n`}`)
  console.log(states.app)
}
console.log(report(lines) ?? 'no difference')

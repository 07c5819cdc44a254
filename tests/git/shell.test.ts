/** The shell and its programs beside bash and the programs of this machine. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.info(`skipped: ${reason}`)

/** By their heading; those of the first are typed before each of the others. */
const text = readFileSync(new URL('shellLines.txt', import.meta.url), 'utf8')
const [first, ...tables] = text
  .split(/^== /m)
  .slice(1)
  .map((part) => part.trimEnd().split('\n'))
const before = first?.slice(1) ?? []

describe.skipIf(reason !== undefined)('the shell', () => {
  test.each(tables.map(([name = '', ...lines]) => [name, lines] as const))('%s', (_, lines) => {
    expect(lines.length).toBeGreaterThan(10)
    expect(report([...before, ...lines])).toBeUndefined()
  })
})

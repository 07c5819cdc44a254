/** Many lines in one repository each, beside the git of this machine: the options that people use, and what went wrong once. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Lines are not compared with real git: ${reason}`)

/** By their heading; each table begins in an empty repository. */
const tables = readFileSync(new URL('gitLines.txt', import.meta.url), 'utf8')
  .split(/^== /m)
  .slice(1)
  .map((part) => part.trimEnd().split('\n'))

describe.skipIf(reason !== undefined)('lines', () => {
  test.each(tables.map(([name = '', ...lines]) => [name, lines] as const))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(lines.length).toBeGreaterThan(2)
    expect(report(lines)).toBeUndefined()
  })
})

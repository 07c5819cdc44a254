import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLog, toEntry } from './log'

it('makes one entry of a message, whatever is in it', () => {
  expect(toEntry('a\r\nb\nc')).toBe('a\n    b\n    c')
  expect(toEntry('\u001b[2J\u0007\rforged\u2028')).toBe('\\u001b[2J\\u0007\\u000dforged\\u2028')
  expect(toEntry('a\u202egnp.exe\u200b')).toBe('a\\u202egnp.exe\\u200b')
  expect(toEntry('x', 'a reason')).toBe('x: a reason')
  expect(toEntry('x', new Error('why'))).toMatch(/^x: Error: why\n {8}at /)
})

it('makes an entry of whatever was thrown', () => {
  expect(toEntry('x', Object.create(null))).toMatch(/^x: /)
  expect(toEntry('x', Symbol('why'))).toBe('x: Symbol(why)')
  expect(toEntry('x', undefined)).toBe('x')
})

it('writes to a file that is put aside at a megabyte, and keeps one old file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-log-'))
  const log = openLog({ folder, hasConsole: false })
  for (let line = 0; line < 400; line++) log.info('x'.repeat(8_000))
  expect(readdirSync(folder).sort()).toEqual(['drydock.log', 'drydock.old.log'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(1_100_000)
  expect(readFileSync(join(folder, 'drydock.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\d .* info x/)
  rmSync(folder, { recursive: true })
})

import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isReadOnlyAndFree, setUpProfile } from './profile'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-profile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a profile whose lock was refused', () => {
  it('belongs to another instance where it can be written', () => {
    expect(isReadOnlyAndFree(folder)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is opened without a lock where nothing can be written', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(isReadOnlyAndFree(join(folder, 'file/profile'))).toBe(true)
    expect(isReadOnlyAndFree(folder, true)).toBe(true)
  })

  it.each([
    ['a process that runs', 'SingletonLock', `${hostname()}-${process.pid}`, false],
    ['a process that is gone', 'SingletonLock', `${hostname()}-2147483646`, true],
    ['another machine', 'SingletonLock', 'elsewhere.example-1', false],
    ['nobody knows whom', 'SingletonLock', 'x', false],
    ['a process on Windows', 'lockfile', 'x', false],
  ])('that is read-only and locked by %s is judged by the lock', (_who, name, target, isFree) => {
    symlinkSync(target, join(folder, name))
    expect(isReadOnlyAndFree(folder, true)).toBe(isFree)
  })
})

describe('a profile that the command line asks for', () => {
  const ask = (asked: string) => {
    const setPath = vi.fn()
    const commandLine = { getSwitchValue: () => asked } as unknown as Electron.CommandLine
    setUpProfile({ commandLine, setPath })
    return setPath.mock.calls
  }

  it('is made first, because Electron takes only a folder that exists', () => {
    const wanted = join(folder, 'a/b')
    expect(ask(wanted)).toEqual([['userData', wanted]])
    expect(existsSync(wanted)).toBe(true)
  })

  it('changes nothing where none is asked for', () => expect(ask('')).toEqual([]))
})

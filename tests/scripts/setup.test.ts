import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
let clone = ''

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'drydock-'))
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

const node = (args: readonly string[], env: Record<string, string | undefined> = {}) =>
  spawnSync(process.execPath, args, { cwd: clone, encoding: 'utf8', env: { ...process.env, ...env } })

describe('npm start', () => {
  it.runIf(process.platform === 'linux')('says what to do where there is no display, without a stack', () => {
    const { status, stderr } = node([join(root, 'scripts/start.mjs')], { DISPLAY: '', WAYLAND_DISPLAY: '' })
    expect(status).toBe(1)
    expect(stderr).toContain('There is no display here')
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('setting up a clone', () => {
  /** A clone whose npm does nothing but say how it was called. */
  function makeClone() {
    cpSync(join(root, 'scripts'), join(clone, 'scripts'), { recursive: true })
    writeFileSync(join(clone, 'package-lock.json'), '{}')
    writeFileSync(join(clone, 'npm.mjs'), "console.log('npm', process.argv.slice(2).join(' '))")
    writeFileSync(
      join(clone, 'try.mjs'),
      "import { setUp } from './scripts/setup.mjs'\nawait setUp(import.meta.url)\nconsole.log('ready')",
    )
  }
  const setUp = () =>
    node(['try.mjs'], { npm_execpath: join(clone, 'npm.mjs'), npm_node_execpath: process.execPath }).stdout

  function installed(seconds: number) {
    mkdirSync(join(clone, 'node_modules'))
    const file = join(clone, 'node_modules', '.package-lock.json')
    writeFileSync(file, '{}')
    const at = Date.now() / 1000 + seconds
    utimesSync(file, at, at)
  }

  it('installs where there is nothing', () => {
    makeClone()
    expect(setUp()).toMatch(/Installing .*\nnpm ci .*\nready/)
  })

  it.skipIf(process.platform === 'win32')('installs nothing through a link, which would empty what it leads to', () => {
    makeClone()
    installed(-60)
    renameSync(join(clone, 'node_modules'), join(clone, 'elsewhere'))
    symlinkSync('elsewhere', join(clone, 'node_modules'))
    const { status, stdout, stderr } = node(['try.mjs'], { npm_execpath: join(clone, 'npm.mjs') })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('node_modules is a link')
  })

  it('installs again where the lockfile is newer', () => {
    makeClone()
    installed(-60)
    expect(setUp()).toContain('npm ci')
  })

  it('installs nothing where all is there', () => {
    makeClone()
    installed(60)
    expect(setUp()).toBe('ready\n')
  })
})

describe('the lockfile check', () => {
  it('names an optional dependency that the lock does not hold', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    delete lock.packages['node_modules/@biomejs/cli-win32-x64']
    writeFileSync(join(clone, 'lock.json'), JSON.stringify(lock))
    const broken = node([join(root, 'scripts/lockfile.mjs'), 'lock.json'])
    expect(broken.status).toBe(1)
    expect(broken.stderr).toContain('@biomejs/cli-win32-x64, wanted by node_modules/@biomejs/biome')
    expect(node([join(root, 'scripts/lockfile.mjs'), join(root, 'package-lock.json')]).status).toBe(0)
  })
})

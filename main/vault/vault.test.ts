import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../bridge/check'
import type { BackupReason } from '../bridge/contract'
import { lacksImages, putImage, readImage } from './imageFiles'
import { Vault } from './vault'

let folder = ''
let now = Date.UTC(2026, 5, 1)
const warn = vi.fn()
const open = (at = folder) => new Vault({ folder: at, check, nowMs: () => now, log: { warn } })

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'drydock-vault-')), 'backups')
  now = Date.UTC(2026, 5, 1)
  warn.mockClear()
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const random = (size: number) => Uint8Array.from({ length: size }, () => Math.trunc(Math.random() * 256))
function content(reason: BackupReason = 'regular', size = 500) {
  const vectors = { notes: random(8), reviews: random(9), study: random(0) }
  return {
    reason,
    documents: { notes: random(size), reviews: random(size * 2), study: random(0) },
    vectors,
    images: [],
  }
}
const fileOf = (id: string) => join(folder, `${id}.backup`)
async function write(vault: Vault, one = content()) {
  const result = await vault.write(one)
  if (!result.written) throw new Error(result.reason)
  return result.entry
}

describe('the vault', () => {
  it('gives back every byte that it took, and lists the newest first', async () => {
    const vault = open()
    expect(await vault.list()).toEqual({ backups: [] })
    const [first, second] = [content('before-merge'), content()]
    const one = await write(vault, first)
    now += 1_000
    const two = await write(vault, second)
    expect((await open().list()).backups).toEqual([two, one])
    expect(two).toMatchObject({ state: 'good', reason: 'regular', at: now })
    const read = await open().read(one.id)
    expect(read).toMatchObject({ read: true, images: [] })
    if (!read.read) return
    for (const name of ['notes', 'reviews', 'study'] as const)
      expect([...read.documents[name]]).toEqual([...first.documents[name]])
  })

  it('notices every flipped bit, missing end and emptied file, says so, and keeps the file', {
    timeout: 30_000,
  }, async () => {
    const vault = open()
    const { id } = await write(vault, content('regular', 40))
    const whole = readFileSync(fileOf(id))
    for (let at = 0; at < whole.byteLength; at++) {
      const bad = Buffer.from(whole)
      bad.writeUInt8(bad.readUInt8(at) ^ (1 << (at % 8)), at)
      writeFileSync(fileOf(id), bad)
      const [entry] = (await open().list()).backups
      expect(entry?.state, `byte ${at}`).not.toBe('good')
      expect((await open().read(id)).read).toBe(false)
    }
    for (const size of [0, 1, 16, 40, whole.byteLength - 1]) {
      writeFileSync(fileOf(id), whole)
      truncateSync(fileOf(id), size)
      expect((await open().list()).backups[0]?.state, `${size} bytes`).toBe('damaged')
      expect(await open().read(id)).toMatchObject({ read: false, why: 'damaged' })
    }
    expect(existsSync(fileOf(id))).toBe(true)
  })

  it('leaves damaged and newer backups alone while it thins, and never thins the newest good one', async () => {
    const vault = open()
    const { id: first } = await write(vault)
    truncateSync(fileOf(first), 30)
    const newer = Buffer.alloc(100)
    newer.write('DRYDOCKB')
    newer.writeUInt16LE(7, 8)
    writeFileSync(join(folder, '000002-20260101T000000Z-regular.backup'), newer)
    for (let count = 0; count < 40; count++) {
      now += 1_000
      await write(vault)
    }
    const { backups } = await vault.list()
    expect(backups.filter(({ state }) => state === 'good')).toHaveLength(12)
    expect(backups.filter(({ state }) => state === 'damaged').map(({ id }) => id)).toEqual([first])
    expect(backups.filter(({ state }) => state === 'newer')).toHaveLength(1)
    expect(await vault.read('000002-20260101T000000Z-regular')).toMatchObject({ read: false, why: 'newer' })
    expect(backups[0]).toMatchObject({ state: 'good', at: now })
  })

  it('loses nothing where the power went between the temporary file and the rename', async () => {
    const { id } = await write(open())
    writeFileSync(
      join(folder, '000002-20260601T000000Z-regular.backup.pieces.tmp'),
      readFileSync(fileOf(id)).subarray(0, 50),
    )
    const vault = open()
    expect((await vault.list()).backups.map((one) => one.id)).toEqual([id])
    now += 1_000
    const next = await write(vault)
    expect(next.id).toContain('000002-')
    expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([])
    expect((await vault.list()).backups).toHaveLength(2)
  })

  it('says why where it cannot write, and writes again once it can', async () => {
    writeFileSync(folder, 'a file where the folder should be')
    const vault = open()
    expect(await vault.write(content())).toEqual({ written: false, reason: 'EEXIST' })
    expect(await vault.mark(content().vectors)).toMatchObject({ saved: false })
    expect(await vault.list()).toEqual({ backups: [], fault: 'ENOTDIR' })
    rmSync(folder)
    expect(await vault.write(content())).toMatchObject({ written: true })
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder is read-only', async () => {
    await write(open())
    chmodSync(folder, 0o500)
    expect(await open().write(content())).toEqual({ written: false, reason: 'EACCES' })
    chmodSync(folder, 0o700)
  })

  it('refuses what is larger than 64 MB altogether', async () => {
    const documents = {
      notes: new Uint8Array(40 * 1024 ** 2),
      reviews: new Uint8Array(30 * 1024 ** 2),
      study: random(1),
    }
    expect(await open().write({ ...content(), documents })).toEqual({ written: false, reason: 'tooLarge' })
  })

  it('keeps two writes at once apart', async () => {
    const vault = open()
    const ids = (await Promise.all([write(vault), write(vault), write(vault)])).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })
})

describe('the mark', () => {
  it('is what was marked last', async () => {
    const vault = open()
    expect(await vault.known()).toBeUndefined()
    await vault.mark(content().vectors)
    const { vectors } = content()
    await vault.mark(vectors)
    const known = await open().known()
    expect(known?.at).toBe(now)
    expect(Buffer.from(known?.vectors.notes ?? []).equals(Buffer.from(vectors.notes))).toBe(true)
  })

  it.each(['', '{', '{"sha256":"x","body":"{}"}'])(
    'that says %j is not believed: the newest good backup tells',
    async (said) => {
      const vault = open()
      const one = content()
      await write(vault, one)
      now += 1_000
      const { id } = await write(vault)
      truncateSync(fileOf(id), 100)
      writeFileSync(join(folder, 'known.json'), said)
      const known = await open().known()
      expect(Buffer.from(known?.vectors.reviews ?? []).equals(Buffer.from(one.vectors.reviews))).toBe(true)
    },
  )
})

describe('images', () => {
  const bytes = random(100)
  const hash = createHash('sha256').update(bytes).digest('hex')

  it('are kept once under their hash, and not given when their bytes are wrong', async () => {
    expect(await lacksImages(folder, [hash])).toEqual([hash])
    expect(await putImage(folder, 'ab'.repeat(32), bytes)).toEqual({ saved: false, reason: 'hash' })
    expect(await putImage(folder, hash, bytes)).toEqual({ saved: true })
    expect(await lacksImages(folder, [hash])).toEqual([])
    expect(Buffer.from((await readImage(folder, hash)) ?? []).equals(Buffer.from(bytes))).toBe(true)
    writeFileSync(join(folder, 'images', hash), 'other')
    expect(await readImage(folder, hash)).toBeUndefined()
  })
})

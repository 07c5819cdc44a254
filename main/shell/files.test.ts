import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FileOptions, fileCalls } from './files'

let top = ''
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'drydock-files-'))
})
afterEach(() => rmSync(top, { recursive: true, force: true }))

const page = {} as WebContents
const bytes = new Uint8Array([1, 2, 3])

function files(answer: { save?: string; open?: string }) {
  const dialog = {
    showSaveDialog: vi.fn(() => Promise.resolve({ canceled: !answer.save, filePath: answer.save ?? '' })),
    showOpenDialog: vi.fn(() =>
      Promise.resolve({ canceled: !answer.open, filePaths: answer.open ? [answer.open] : [] }),
    ),
  }
  const options = {
    dialog,
    windowOf: () => null,
    documents: () => top,
    log: { warn: vi.fn() },
  } as unknown as FileOptions
  return { ...fileCalls(options), dialog }
}

describe('saving', () => {
  it('writes a file where the dialog says, and only then says so', async () => {
    const path = join(top, 'a.zip')
    writeFileSync(path, 'old')
    expect(await files({ save: path }).saveFile({ name: 'a.zip', kind: 'zip', bytes }, page)).toEqual({
      kind: 'saved',
      path,
    })
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    expect(readdirSync(top)).toEqual(['a.zip'])
  })

  it('leaves what stood there, and nothing half written, where it fails', async () => {
    const path = join(top, 'gone', 'a.zip')
    expect(await files({ save: path }).saveFile({ name: 'a.zip', kind: 'zip', bytes }, page)).toEqual({
      kind: 'failed',
      reason: 'ENOENT',
    })
    const folder = join(top, 'folder')
    mkdirSync(join(folder, 'x'), { recursive: true })
    expect(await files({ save: folder }).saveFile({ name: 'a.zip', kind: 'zip', bytes }, page)).toMatchObject({
      kind: 'failed',
    })
    expect(readdirSync(top)).toEqual(['folder'])
    expect(readdirSync(folder)).toEqual(['x'])
  })

  it('writes a new folder each time and never over another', async () => {
    const save = () =>
      files({ open: top }).saveFolder(
        {
          name: 'Drydock',
          files: [
            { path: 'notes/a.md', bytes },
            { path: 'b', bytes },
          ],
        },
        page,
      )
    expect(await save()).toEqual({ kind: 'saved', path: join(top, 'Drydock') })
    writeFileSync(join(top, 'Drydock', 'mine'), 'mine')
    expect(await save()).toEqual({ kind: 'saved', path: join(top, 'Drydock 2') })
    expect(readdirSync(top).sort()).toEqual(['Drydock', 'Drydock 2'])
    expect(readdirSync(join(top, 'Drydock')).sort()).toEqual(['b', 'mine', 'notes'])
    expect([...readFileSync(join(top, 'Drydock 2', 'notes', 'a.md'))]).toEqual([1, 2, 3])
  })

  it('leaves nothing behind where one of a folder’s files cannot be written', async () => {
    const clash = [
      { path: 'a', bytes },
      { path: 'a/b', bytes },
    ]
    expect(await files({ open: top }).saveFolder({ name: 'Drydock', files: clash }, page)).toMatchObject({
      kind: 'failed',
    })
    expect(readdirSync(top)).toEqual([])
  })

  it.each(['../a', 'a/../../b', '/etc/a', 'a//b', './a', '.hidden', 'a/.hidden', 'con', 'a\\b', 'C:a', 'a.', 'a\0b'])(
    'refuses the name %j without a dialog',
    async (path) => {
      const shell = files({ open: top, save: join(top, 'x') })
      expect(await shell.saveFolder({ name: 'Drydock', files: [{ path, bytes }] }, page)).toEqual({
        kind: 'failed',
        reason: 'name',
      })
      if (!path.includes('/') || path.startsWith('.'))
        expect(await shell.saveFile({ name: path, kind: 'zip', bytes }, page)).toEqual({
          kind: 'failed',
          reason: 'name',
        })
      expect(shell.dialog.showOpenDialog).not.toHaveBeenCalled()
      expect(readdirSync(top)).toEqual([])
    },
  )

  it('does nothing where the dialog is cancelled, and opens one at a time', async () => {
    const shell = files({})
    const both = await Promise.all([shell.openFile(undefined, page), shell.openFolder(undefined, page)])
    expect(both).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }])
    expect(shell.dialog.showOpenDialog).toHaveBeenCalledTimes(1)
    expect(await shell.saveFile({ name: 'a', kind: 'zip', bytes }, page)).toEqual({ kind: 'cancelled' })
  })
})

describe('opening', () => {
  it('reads a file, and refuses what is none', async () => {
    writeFileSync(join(top, 'a.md'), bytes)
    expect(await files({ open: join(top, 'a.md') }).openFile(undefined, page)).toEqual({
      kind: 'opened',
      name: 'a.md',
      bytes,
    })
    expect(await files({ open: top }).openFile(undefined, page)).toEqual({ kind: 'failed', reason: 'notFile' })
    expect(await files({ open: join(top, 'no') }).openFile(undefined, page)).toEqual({
      kind: 'failed',
      reason: 'ENOENT',
    })
  })

  it('reads a folder without following links or taking what is hidden or of another kind', async () => {
    mkdirSync(join(top, 'sub'))
    mkdirSync(join(top, '.obsidian'))
    writeFileSync(join(top, '.obsidian', 'secret.md'), 'x')
    writeFileSync(join(top, 'sub', 'a.md'), bytes)
    writeFileSync(join(top, 'run.exe'), 'x')
    symlinkSync('/etc/passwd', join(top, 'link.md'))
    symlinkSync('/', join(top, 'root'))
    const opened = await files({ open: top }).openFolder(undefined, page)
    expect(opened).toMatchObject({ kind: 'opened', files: [{ name: 'sub/a.md', bytes }] })
    expect(opened.kind === 'opened' && opened.refused).toEqual([
      { name: '.obsidian', why: 'hidden' },
      { name: 'link.md', why: 'link' },
      { name: 'root', why: 'link' },
      { name: 'run.exe', why: 'kind' },
    ])
  })
})

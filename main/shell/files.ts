/** Files that the learner saves and opens: the system's dialogs choose every place, and the page names none. */
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BrowserWindow, Dialog, FileFilter, WebContents } from 'electron'
import { type Argument, type FileKind, type Handlers, maxFileBytes, type SavedFile } from '../bridge/contract'
import { reasonOf } from '../disk/atomicFile'
import { isInsidePath, isPlainName } from './exportName'
import type { Log } from './log'
import { readTree } from './readTree'
import { words } from './words'
import { writeFolder, writeOne } from './writeTree'

export interface FileOptions {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  /** The window that a dialog belongs to. */
  readonly windowOf: (contents: WebContents) => BrowserWindow | null
  /** Where the dialogs begin. */
  readonly documents: () => string
  readonly log: Pick<Log, 'warn'>
}

type FileCalls = Pick<Handlers<WebContents>, 'saveFile' | 'saveFolder' | 'openFile' | 'openFolder'>

const cancelled = { kind: 'cancelled' } as const
const endings: Readonly<Record<FileKind, readonly string[]>> = {
  any: ['drydock', 'zip', 'apkg', 'colpkg', 'md', 'markdown', 'txt', 'json'],
  zip: ['zip'],
  apkg: ['apkg'],
  drydock: ['drydock'],
  json: ['json'],
  bundle: ['bundle'],
}
const filtersFor = (kind: FileKind): FileFilter[] => [{ name: words.files.kinds[kind], extensions: [...endings[kind]] }]

export function fileCalls(options: FileOptions): FileCalls {
  let isOpen = false
  /** One dialog at a time: a page that asks again while one is open gets nothing. */
  const alone = async <R>(job: () => Promise<R>): Promise<R | typeof cancelled> => {
    if (isOpen) return cancelled
    isOpen = true
    try {
      return await job()
    } finally {
      isOpen = false
    }
  }
  const failed = (what: string) => (error: unknown) => {
    options.log.warn(`${what} failed`, error)
    return { kind: 'failed', reason: reasonOf(error) } as const
  }
  return {
    saveFile: (asked, contents) => alone(() => saveFile(options, asked, contents).catch(failed('Saving a file'))),
    saveFolder: (asked, contents) => alone(() => saveFolder(options, asked, contents).catch(failed('Saving a folder'))),
    openFile: (_nothing, contents) =>
      alone(async () => {
        const path = await ask(options, contents, { properties: ['openFile'], filters: filtersFor('any') })
        return path === undefined ? cancelled : readOne(path).catch(failed('Opening a file'))
      }),
    openFolder: (_nothing, contents) =>
      alone(async () => {
        const path = await ask(options, contents, { properties: ['openDirectory'] })
        if (path === undefined) return cancelled
        const read = async () => ({ kind: 'opened', name: basename(path), ...plain(await readTree(path)) }) as const
        return read().catch(failed('Opening a folder'))
      }),
  }
}

const plain = ({ files, refused }: Awaited<ReturnType<typeof readTree>>) => ({ files, refused })

type Asking = Pick<Electron.OpenDialogOptions, 'properties' | 'filters' | 'buttonLabel' | 'title'>

async function ask(
  { dialog, windowOf, documents }: FileOptions,
  contents: WebContents,
  how: Asking,
): Promise<string | undefined> {
  const window = windowOf(contents)
  const all = { defaultPath: documents(), ...how }
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, all) : dialog.showOpenDialog(all))
  return canceled ? undefined : filePaths[0]
}

async function saveFile(
  options: FileOptions,
  { name, kind, bytes }: Argument<'saveFile'>,
  contents: WebContents,
): Promise<SavedFile> {
  if (!isPlainName(name)) return { kind: 'failed', reason: 'name' }
  const { dialog, windowOf, documents } = options
  const window = windowOf(contents)
  const how = { defaultPath: join(documents(), name), filters: filtersFor(kind) }
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, how) : dialog.showSaveDialog(how))
  if (canceled || !filePath) return cancelled
  await writeOne(filePath, bytes)
  return { kind: 'saved', path: filePath }
}

async function saveFolder(
  options: FileOptions,
  { name, files }: Argument<'saveFolder'>,
  contents: WebContents,
): Promise<SavedFile> {
  const isSafe = isPlainName(name) && files.every(({ path }) => isInsidePath(path))
  const isDouble = new Set(files.map(({ path }) => path.toLowerCase())).size < files.length
  if (!isSafe || isDouble) return { kind: 'failed', reason: 'name' }
  const { title, button } = words.files.chooseFolder
  const parent = await ask(options, contents, {
    properties: ['openDirectory', 'createDirectory'],
    title,
    buttonLabel: button,
  })
  return parent === undefined ? cancelled : { kind: 'saved', path: await writeFolder(parent, name, files) }
}

async function readOne(path: string) {
  const found = await stat(path)
  if (!found.isFile()) return { kind: 'failed', reason: 'notFile' } as const
  if (found.size > maxFileBytes) return { kind: 'failed', reason: 'tooLarge' } as const
  return { kind: 'opened', name: basename(path), bytes: new Uint8Array(await readFile(path)) } as const
}

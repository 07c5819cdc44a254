/** Writes files for the learner: whole or not at all, and never over anything that is there. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface TreeFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const mark = () => randomBytes(6).toString('hex')

/** Replaces the file at the path, which the system's own dialog has asked about. */
export async function writeOne(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${mark()}.part`
  try {
    await writeNew(temporary, bytes)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** A new folder in `parent`, with a number after its name where that is taken; gives its path. */
export async function writeFolder(parent: string, name: string, files: readonly TreeFile[]): Promise<string> {
  const temporary = join(parent, `.${name}.${mark()}.part`)
  try {
    await mkdir(temporary)
    const folders = new Set(files.map(({ path }) => dirname(path)))
    for (const folder of folders) await mkdir(join(temporary, folder), { recursive: true })
    for (const { path, bytes } of files) await writeNew(join(temporary, path), bytes)
    const free = await freePath(parent, name)
    await rename(temporary, free)
    return free
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

const mostNumbers = 1_000

async function freePath(parent: string, name: string): Promise<string> {
  for (let number = 1; number < mostNumbers; number++) {
    const path = join(parent, number === 1 ? name : `${name} ${number}`)
    if (!(await isThere(path))) return path
  }
  throw Object.assign(new Error('Every name is taken.'), { code: 'EEXIST' })
}

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** On the disk when it returns. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

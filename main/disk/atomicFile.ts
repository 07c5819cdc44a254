/** Replaces a file whole or not at all: a temporary file beside it, brought to the disk, then renamed over it. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Returns once the bytes are on the disk; throws when they are not. */
export function writeWhole(path: string, text: string) {
  const temporary = `${path}.now.tmp`
  try {
    const file = openSync(temporary, 'w', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    dropTemporary(temporary)
    throw error
  }
}

/**
 * The same without holding up the main process. `isCurrent` is asked in the same turn as the rename, so that a slow
 * write never replaces what writeWhole has written since; then false comes back.
 */
export async function writeWholeLater(path: string, text: string, isCurrent: () => boolean): Promise<boolean> {
  const temporary = `${path}.later.tmp`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    return await renameIfCurrent(temporary, path, isCurrent)
  } catch (error) {
    dropTemporary(temporary)
    throw error
  }
}

/**
 * A new file from its pieces, which are never joined in memory. Returns once the bytes and the name are on the disk; where
 * that fails, what stood at the path before stands there still.
 */
export async function writePieces(path: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const temporary = `${path}${temporaryEnd}`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      for (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameIfCurrent(temporary, path, () => true)
    await syncFolder(dirname(path))
  } catch (error) {
    dropTemporary(temporary)
    throw error
  }
}

/** What `writePieces` leaves behind when the power goes before the rename. */
export const temporaryEnd = '.pieces.tmp'

/** A rename is only in memory until its folder is synced. Windows gives no handle of a folder, and syncs by itself. */
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** On Windows a virus scanner may hold the file for a moment. */
const busy = new Set(['EPERM', 'EACCES', 'EBUSY'])
const renameWaitsMs = [10, 50]

async function renameIfCurrent(temporary: string, path: string, isCurrent: () => boolean): Promise<boolean> {
  for (const waitMs of [...renameWaitsMs, undefined]) {
    if (!isCurrent()) {
      dropTemporary(temporary)
      return false
    }
    try {
      renameSync(temporary, path)
      return true
    } catch (error) {
      if (waitMs === undefined || !busy.has(codeOf(error))) throw error
      await wait(waitMs)
    }
  }
  return false
}

/** The temporary file is worth nothing, and the error that matters is on its way already. */
function dropTemporary(temporary: string) {
  try {
    rmSync(temporary, { force: true })
  } catch {
    return
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** What may be shown: the system's code, without paths. */
export function reasonOf(error: unknown): string {
  return codeOf(error) || 'unknown'
}

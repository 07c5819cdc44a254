/** Opens the database, and has a new one begun where the browser can open it no more. */
import { type Opened, type OpenOptions, openInTime } from './database'
import { causeOf, isUnopenable, NotOpened, reasonFor } from './failure'
import type { StorageFiles } from './store'

/** The browser often opens at the second try what it refused at the first, and it keeps more than a new beginning does. */
const tries = 3
const betweenMs = 150

export interface OpenedAnyhow extends Opened {
  /** The folder with the files of the database that this one takes the place of. */
  readonly kept: string | undefined
}

export async function openAnyhow(options: OpenOptions, files: StorageFiles | undefined): Promise<OpenedAnyhow> {
  const open = () => openInTime(options)
  for (let left = tries; left > 0; left--) {
    try {
      return { ...(await open()), kept: undefined }
    } catch (reason) {
      if (!isUnopenable(reason) || (left === 1 && !files)) throw reason
      // On such a disk every try takes the browser seconds.
      const cause = await causeOf(files)
      if (cause) throw new NotOpened(cause, String(reason))
    }
    await new Promise((later) => setTimeout(later, betweenMs))
  }
  const kept = await beginAnew(files)
  return { ...(await open()), isDataLost: true, kept }
}

/** Rejects with what keeps the shell from it. */
async function beginAnew(files: StorageFiles | undefined): Promise<string> {
  const result = await files?.resetStorage()
  if (result?.reset) return result.kept
  const { why = 'unknown', reason = '' } = result ?? {}
  throw new NotOpened(reasonFor(why) ?? 'cannotOpen', `The database does not open (${reason}).`)
}

/** Images that notes refer to and that are not here, asked of the device from which the notes came. */
import type { Session } from './meetings'
import type { PageSync } from './pageSync'
import { hex } from './quarantine'

const retryMs = 5_000
/** What the device does not have it may get yet: from a third one, or from a file whose images come after its notes. */
const againMs = 10_000
const slowestMs = 600_000

/** Until it ends, `images` of the session says that not everything is here. */
export async function fetchImages(session: Session, hashes: readonly string[], sync: PageSync): Promise<void> {
  const wanted = hashes.filter((hash) => !session.askedFor.has(hash))
  for (const hash of wanted) session.askedFor.add(hash)
  session.images += 1
  let missed: readonly string[] = []
  try {
    missed = await fetchMissing(session, wanted, sync)
  } finally {
    session.images -= 1
    sync.meetings.changed()
  }
  askAgain(session, missed, sync, againMs)
}

/** Ever more rarely, as long as the session lasts; it does not keep both from being equal meanwhile. */
function askAgain(session: Session, hashes: readonly string[], sync: PageSync, ms: number): void {
  if (hashes.length === 0) return
  const ask = async () => {
    askAgain(session, await fetchMissing(session, hashes, sync), sync, Math.min(ms * 2, slowestMs))
  }
  sync.later(ms, () => void ask())
}

/** Gives what the device does not have; nothing once the session is over. */
async function fetchMissing(session: Session, hashes: readonly string[], sync: PageSync): Promise<readonly string[]> {
  const { images } = sync.options
  const isOver = () => !sync.meetings.sessions.has(session.session)
  const missed: string[] = []
  // Another device, or a file, may have brought some meanwhile.
  const here = new Set(await untilDone(session, sync, () => images.hashes()))
  for (const hash of hashes) {
    if (here.has(hash)) continue
    if (isOver()) return []
    const answer = await sync.ask<'asked'>((id, host) => host.tell({ kind: 'ask', id, session: session.session, hash }))
    const bytes = answer?.bytes
    if (bytes) await untilDone(session, sync, () => putImage(hash, bytes, images))
    else missed.push(hash)
  }
  return isOver() ? [] : missed
}

/** Tries again what the disk did not do, as long as the session lasts. What no try can mend is logged and left out. */
async function untilDone<T>(session: Session, sync: PageSync, job: () => Promise<T>): Promise<T | undefined> {
  while (sync.meetings.sessions.has(session.session)) {
    try {
      return await job()
    } catch (error) {
      sync.options.log('warn', `An image could not be taken over: ${String(error)}`)
      if (isForGood(error)) return undefined
      await new Promise<void>((next) => sync.later(retryMs, next))
    }
  }
  return undefined
}

class WrongImage extends Error {
  override readonly name = 'WrongImage'
}

/** Whether no try can mend it. */
export const isForGood = (error: unknown): boolean =>
  error instanceof WrongImage ||
  (error instanceof Error && 'why' in error && (error.why === 'tooLarge' || error.why === 'notImage'))

/** Throws where the bytes are not those of the hash, or cannot be kept. */
export async function putImage(hash: string, bytes: Uint8Array, images: PageSync['options']['images']): Promise<void> {
  const copy = new Uint8Array(bytes)
  const found = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', copy)))
  if (found !== hash) throw new WrongImage(`Its bytes are not those of ${hash}.`)
  await images.put(copy)
}

/** The camera: open to a page only while it has said that it wants it, and for no longer than that. */
import type { SystemPreferences, WebContents } from 'electron'
import type { CameraAnswer, Handlers } from '../bridge/contract'

/** A page that says nothing more has forgotten it. */
export const wantedForMs = 120_000

export interface CameraOptions {
  readonly platform: NodeJS.Platform
  /** Read only where the system has such a permission: macOS asks the learner, Windows has a switch. */
  readonly systemPreferences: () => Pick<SystemPreferences, 'askForMediaAccess' | 'getMediaAccessStatus'>
  /** Monotonic, in milliseconds. */
  readonly nowMs: () => number
}

export interface Camera {
  readonly isWanted: (contents: WebContents | null) => boolean
  readonly calls: Pick<Handlers<WebContents>, 'cameraWanted'>
}

export function setUpCamera({ nowMs, ...system }: CameraOptions): Camera {
  const untilMs = new Map<WebContents, number>()
  /** A wish that was taken back while the system asked is none any more. */
  const asking = new Map<WebContents, symbol>()
  const followed = new WeakSet<WebContents>()
  const drop = (contents: WebContents) => {
    untilMs.delete(contents)
    asking.delete(contents)
  }
  const follow = (contents: WebContents) => {
    if (followed.has(contents)) return
    followed.add(contents)
    const gone = () => drop(contents)
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => isMainFrame && !isSameDocument && gone())
    contents.on('did-navigate', gone)
    contents.on('render-process-gone', gone)
    contents.on('destroyed', gone)
  }
  const want = async (contents: WebContents): Promise<CameraAnswer> => {
    const own = Symbol('wish')
    asking.set(contents, own)
    const isAllowed = await isAllowedBySystem(system)
    if (asking.get(contents) !== own) return { allowed: false, why: 'withdrawn' }
    drop(contents)
    if (!isAllowed) return { allowed: false, why: 'system' }
    untilMs.set(contents, nowMs() + wantedForMs)
    return { allowed: true }
  }
  return {
    isWanted: (contents) => contents !== null && nowMs() < (untilMs.get(contents) ?? Number.NEGATIVE_INFINITY),
    calls: {
      cameraWanted({ isWanted }, contents) {
        follow(contents)
        drop(contents)
        return isWanted ? want(contents) : { allowed: false, why: 'withdrawn' }
      },
    },
  }
}

async function isAllowedBySystem({ platform, systemPreferences }: Omit<CameraOptions, 'nowMs'>): Promise<boolean> {
  if (platform === 'darwin') return systemPreferences().askForMediaAccess('camera')
  if (platform !== 'win32') return true
  return !['denied', 'restricted'].includes(systemPreferences().getMediaAccessStatus('camera'))
}

/** Follows a page into its frames of other origins and its workers, so that none of their requests goes uncounted. */
import { type CdpSession, whileThere } from './cdp'
import { logRequests } from './requestLog'

export interface SubTargets {
  readonly session: (id: string) => CdpSession
  /** For frames: they can navigate. */
  readonly watchFrame: (session: CdpSession) => Promise<void>
}

/** Chromium holds each new frame and worker until it is watched. */
export async function watchSubTargets(parent: CdpSession, targets: SubTargets) {
  parent.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const child = targets.session(sessionId)
    logRequests(child)
    whileThere(child.send('Network.enable'))
    const begin = async () => {
      await watchSubTargets(child, targets)
      await targets.watchFrame(child)
      await child.send('Runtime.runIfWaitingForDebugger')
    }
    begin().catch((error: unknown) => {
      // Workers know neither pages nor frames; a target that has gone needs no watching.
      if (targetInfo.type === 'iframe') console.error('standin: a frame could not be watched.', error)
      whileThere(child.send('Runtime.runIfWaitingForDebugger'))
    })
  })
  await parent.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
}

/** A shared worker belongs to no page. */
export function watchWorker(session: CdpSession) {
  logRequests(session)
  whileThere(session.send('Network.enable'))
  whileThere(session.send('Runtime.runIfWaitingForDebugger'))
}

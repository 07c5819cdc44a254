/** Hands out page targets to windows; a page that no window asked for never gets to load anything. */
import { type Browser, blankPage } from './browser'
import { type CdpSession, whileThere } from './cdp'
import { watchWorker } from './subTargets'

export interface Page {
  readonly targetId: string
  readonly session: CdpSession
}

export interface Pages {
  readonly open: () => Promise<Page>
  readonly onGone: (listener: (targetId: string) => void) => void
  readonly onTitle: (listener: (targetId: string, title: string) => void) => void
}

export async function findPages({ root, session }: Browser): Promise<Pages> {
  const idle: Page[] = []
  const waiting: ((page: Page) => void)[] = []
  let isFirst = true

  root.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, type, url } }) => {
    if (type !== 'page') return watchWorker(session(sessionId))
    const page = { targetId, session: session(sessionId) }
    if (!url.startsWith(blankPage)) return smother(root, page)
    const taker = waiting.shift()
    if (taker) taker(page)
    else idle.push(page)
  })
  await root.send('Target.setDiscoverTargets', { discover: true })
  await root.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { type: 'shared_worker' }, { exclude: true }],
  })
  return {
    async open() {
      // Chromium came with one chromeless window; only later ones are made.
      const isNew = !isFirst
      isFirst = false
      const known = idle.shift()
      if (known) return known
      const attached = new Promise<Page>((resolve) => waiting.push(resolve))
      if (isNew) await root.send('Target.createTarget', { url: blankPage, newWindow: true })
      return attached
    },
    onGone: (listener) => root.on('Target.targetDestroyed', ({ targetId }) => listener(targetId)),
    onTitle: (listener) =>
      root.on('Target.targetInfoChanged', ({ targetInfo: { targetId, title, url } }) => {
        // Before a document names itself, Chromium gives a part of its address.
        if (title && !url.endsWith(title) && !url.startsWith('data:')) listener(targetId, title)
      }),
  }
}

/** Chromium holds a new page until all who watch let it go: its requests are held for good, then it is closed. */
function smother(root: CdpSession, { targetId, session }: Page) {
  whileThere(session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }))
  whileThere(session.send('Runtime.runIfWaitingForDebugger'))
  whileThere(root.send('Target.closeTarget', { targetId }))
}

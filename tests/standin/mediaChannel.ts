/** The main process's side of pageMedia.ts: hears what a page asks for, and answers once Chromium has been told. */
import { randomBytes } from 'node:crypto'
import { type CdpSession, whileThere } from './cdp'
import type { MediaAsked } from './pageMedia'
import { mediaScript } from './pageScripts'

/** Must be done before the first document is loaded. `settle` resolves once Chromium knows the answer. */
export async function watchMedia(session: CdpSession, settle: (types: MediaAsked['mediaTypes']) => Promise<void>) {
  const token = randomBytes(8).toString('hex')
  const [bindingName, receiverName] = [`__media_${token}`, `__media_in_${token}`]
  const answer = async ({ id, mediaTypes }: MediaAsked, executionContextId: number) => {
    await settle(mediaTypes)
    whileThere(
      session.send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration: `function (id) { globalThis['${receiverName}']?.(id) }`,
        arguments: [{ value: id }],
        silent: true,
      }),
    )
  }
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== bindingName) return
    answer(JSON.parse(payload) as MediaAsked, executionContextId).catch((error: unknown) =>
      console.error('standin: a question for media was not answered.', error),
    )
  })
  await session.send('Runtime.addBinding', { name: bindingName })
  const source = mediaScript(bindingName, receiverName)
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source })
}

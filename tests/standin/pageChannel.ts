/** Carries IPC between the main process and the preload's world of one page. */
import { randomBytes } from 'node:crypto'
import { type CdpSession, whileThere } from './cdp'
import { codec } from './codec'
import type { WebFrameMain } from './frame'
import { type IpcMain, ipcMain } from './ipcMain'
import type { ToMain } from './pagePreload'
import { isolatedWorld, pageScript, preloadScript } from './pageScripts'

export interface ChannelOwner {
  readonly ipc: IpcMain
  readonly frameId: string
  readonly mainFrame: WebFrameMain
  readonly frameBorn: (wireOrigin: string) => void
  readonly send: (channel: string, ...args: unknown[]) => void
  readonly emit: (event: string, ...args: unknown[]) => boolean
}

export interface PreloadChoice {
  readonly file: string
  readonly additionalArguments: readonly string[]
}

interface Document {
  readonly contextId: number
  readonly frame: WebFrameMain
}

export class PageChannel {
  private readonly owner: ChannelOwner
  private readonly session: CdpSession
  private readonly token = randomBytes(8).toString('hex')
  private readonly bindingName = `__electron_${this.token}`
  private readonly receiverName = `__electron_in_${this.token}`
  private document: Document | undefined

  constructor(owner: ChannelOwner, session: CdpSession) {
    this.owner = owner
    this.session = session
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== isolatedWorld || context.auxData?.frameId !== owner.frameId) return
      owner.frameBorn(context.origin)
      this.document = { contextId: context.id, frame: owner.mainFrame }
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.document?.contextId === executionContextId) this.document = undefined
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.document = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.bindingName) this.receive(payload, executionContextId)
    })
  }

  /** Must be done before the first document is loaded. */
  async open(preload: PreloadChoice | undefined) {
    await this.session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.token) })
    if (!preload) return
    await this.session.send('Runtime.addBinding', { name: this.bindingName, executionContextName: isolatedWorld })
    const source = this.readPreload(preload)
    if (source) await this.session.send('Page.addScriptToEvaluateOnNewDocument', { worldName: isolatedWorld, source })
  }

  private readPreload({ file, additionalArguments }: PreloadChoice): string | undefined {
    const { electron, chrome, node } = process.versions
    try {
      return preloadScript(this.token, file, {
        bindingName: this.bindingName,
        receiverName: this.receiverName,
        argv: ['electron', ...additionalArguments],
        platform: process.platform,
        arch: process.arch,
        versions: { electron, chrome, node },
      })
    } catch (error) {
      console.error(`Unable to load preload script: ${file}\n`, error)
      this.owner.emit('preload-error', {}, file, error)
      return undefined
    }
  }

  send(channel: string, args: readonly unknown[]) {
    if (this.document) this.deliver(codec.pack({ kind: 'send', channel, args }), this.document.contextId)
  }

  private receive(payload: string, contextId: number) {
    const message = codec.unpack(payload) as ToMain
    const frame = this.document?.contextId === contextId ? this.document.frame : null
    const event = {
      type: 'frame',
      sender: this.owner,
      // A document that has gone in the meantime has no frame any more.
      senderFrame: frame,
      processId: frame?.processId ?? 0,
      frameId: frame?.routingId ?? 0,
      ports: [],
      reply: (channel: string, ...args: unknown[]) => this.owner.send(channel, ...args),
    }
    if (message.kind === 'send') this.hear(message.channel, [event, ...message.args])
    else this.answer(message, event, contextId)
  }

  private hear(channel: string, args: readonly unknown[]) {
    this.owner.emit('ipc-message', ...args.slice(0, 1), channel, ...args.slice(1))
    // 'error' is a channel like any other, and an emitter would throw for it.
    for (const emitter of [this.owner.ipc, ipcMain]) if (emitter.listenerCount(channel)) emitter.emit(channel, ...args)
  }

  private answer({ id, channel, args }: Extract<ToMain, { kind: 'invoke' }>, event: object, contextId: number) {
    const handler = this.owner.ipc.handlerOf(channel) ?? ipcMain.handlerOf(channel)
    const run = async () => {
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return codec.pack({ kind: 'reply', id, value: await handler(event, ...args) })
    }
    run()
      .catch((error: unknown) => {
        console.error(`Error occurred in handler for '${channel}':`, error)
        return codec.pack({ kind: 'reply', id, error: String(error) })
      })
      .then((text) => this.deliver(text, contextId))
      .catch((error: unknown) => console.error('standin: an answer was not delivered.', error))
  }

  private deliver(text: string, contextId: number) {
    whileThere(
      this.session.send('Runtime.callFunctionOn', {
        executionContextId: contextId,
        functionDeclaration: `function (text) { globalThis['${this.receiverName}']?.(text) }`,
        arguments: [{ value: text }],
        silent: true,
      }),
    )
  }
}

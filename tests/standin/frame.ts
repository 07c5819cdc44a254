/** The top frame of a page, as long as its document lasts: what `senderFrame` and `mainFrame` give. */
import { originOf } from './schemes'

interface FrameOwner {
  readonly id: number
  readonly getURL: () => string
  readonly send: (channel: string, ...args: unknown[]) => void
  readonly executeJavaScript: (code: string) => Promise<unknown>
}

export class WebFrameMain {
  readonly name = ''
  readonly parent = null
  readonly frames: readonly WebFrameMain[] = []
  readonly processId: number
  readonly routingId: number
  readonly frameTreeNodeId: number
  detached = false
  private readonly owner: FrameOwner
  private readonly wireOrigin: string | undefined
  private lastUrl = ''

  /** @param wireOrigin what Chromium says of this document, which for a sandboxed one differs from its URL's. */
  constructor(owner: FrameOwner, documentCount: number, wireOrigin?: string) {
    this.owner = owner
    this.wireOrigin = wireOrigin
    this.processId = owner.id
    this.routingId = documentCount
    this.frameTreeNodeId = owner.id
  }

  get url(): string {
    return this.detached ? this.lastUrl : this.owner.getURL()
  }

  get origin(): string {
    return originOf(this.wireOrigin ?? this.url)
  }

  get top(): WebFrameMain {
    return this
  }

  get framesInSubtree(): readonly WebFrameMain[] {
    return [this]
  }

  isDestroyed = () => this.detached
  send = (channel: string, ...args: unknown[]) => this.owner.send(channel, ...args)
  executeJavaScript = (code: string) => this.owner.executeJavaScript(code)

  markGone() {
    this.lastUrl = this.url
    this.detached = true
  }
}

/** Places Chromium's window so that its page has the size the app asked for, and sees where a person moves it. */
import type { CdpSession } from './cdp'
import type { Page } from './pages'
import type { Rectangle } from './screen'
import { browserSession } from './state'

export type WindowState = 'normal' | 'maximized' | 'minimized' | 'fullscreen'

export interface Placement {
  readonly bounds: Rectangle
  readonly state: WindowState
}

const pollMs = 300

/** The title bar of Chromium's own window, which the app does not count. */
interface Inset {
  readonly width: number
  readonly height: number
}

interface ChromiumBounds {
  readonly left?: number
  readonly top?: number
  readonly width?: number
  readonly height?: number
  readonly windowState?: WindowState
}

export class WindowFrame {
  private readonly windowId: number
  private readonly inset: Inset
  private queue: Promise<unknown> = Promise.resolve()

  private constructor(windowId: number, inset: Inset) {
    this.windowId = windowId
    this.inset = inset
  }

  static async find({ targetId, session }: Page): Promise<WindowFrame> {
    const { windowId, bounds } = await browserSession().send('Browser.getWindowForTarget', { targetId })
    const inner = await innerSize(session)
    const inset = { width: (bounds.width ?? 0) - inner.width, height: (bounds.height ?? 0) - inner.height }
    return new WindowFrame(windowId, inset)
  }

  /** One after the other: Chromium takes either a state or bounds, and bounds only of a normal window. */
  place({ bounds, state }: Placement) {
    this.queue = this.queue
      .then(() => this.set({ windowState: 'normal' }))
      .then(() => (state === 'normal' ? this.set(this.toOuter(bounds)) : this.set({ windowState: state })))
      // A window that has gone needs no place.
      .catch(() => undefined)
    return this.queue
  }

  /** Returns its stop. Only a window that can be seen can be moved. */
  follow(moved: (placement: Placement) => void): () => void {
    if (!process.env.STANDIN_HEADED) return () => undefined
    const look = async () => {
      await this.queue
      const { bounds } = await browserSession().send('Browser.getWindowBounds', { windowId: this.windowId })
      moved({ bounds: this.toInner(bounds), state: bounds.windowState ?? 'normal' })
    }
    const timer = setInterval(() => look().catch(() => clearInterval(timer)), pollMs).unref()
    return () => clearInterval(timer)
  }

  private set(bounds: ChromiumBounds) {
    return browserSession().send('Browser.setWindowBounds', { windowId: this.windowId, bounds })
  }

  private toOuter({ x, y, width, height }: Rectangle) {
    return { left: x, top: y, width: width + this.inset.width, height: height + this.inset.height }
  }

  private toInner({ left = 0, top = 0, width = 0, height = 0 }: ChromiumBounds): Rectangle {
    return { x: left, y: top, width: width - this.inset.width, height: height - this.inset.height }
  }
}

async function innerSize(session: CdpSession): Promise<Inset> {
  const expression = '({ width: innerWidth, height: innerHeight })'
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true })
  return result.value as Inset
}

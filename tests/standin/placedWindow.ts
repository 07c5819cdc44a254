/** Where a window is and in which state: what the app sets, and what a person does to it. */
import { EventEmitter } from 'node:events'
import { displays, type Rectangle } from './screen'
import type { Placement, WindowFrame, WindowState } from './windowFrame'

export interface PlaceOptions extends Partial<Rectangle> {
  readonly minWidth?: number
  readonly minHeight?: number
}

export abstract class PlacedWindow extends EventEmitter {
  protected normal: Rectangle
  protected state: WindowState = 'normal'
  protected isGone = false
  private readonly minimum: { readonly width: number; readonly height: number }

  constructor(options: PlaceOptions) {
    super()
    this.minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.normal = this.clamp(firstBounds(options))
  }

  /** Chromium's window, once there is one. */
  protected abstract findFrame(): Promise<WindowFrame | undefined>

  isNormal = () => this.state === 'normal'
  isMaximized = () => this.state === 'maximized'
  isMinimized = () => this.state === 'minimized'
  isFullScreen = () => this.state === 'fullscreen'
  isResizable = () => true

  maximize = () => this.enter('maximized', 'maximize')
  unmaximize = () => this.leave('maximized', 'unmaximize')
  minimize = () => this.enter('minimized', 'minimize')

  restore() {
    this.leave('minimized', 'restore')
    this.leave('maximized', 'unmaximize')
  }

  setFullScreen(isFullScreen: boolean) {
    if (isFullScreen) this.enter('fullscreen', 'enter-full-screen')
    else this.leave('fullscreen', 'leave-full-screen')
  }

  private enter(next: WindowState, event: string) {
    if (this.state !== next) this.become({ bounds: this.normal, state: next }, [event, 'resize'])
  }

  private leave(last: WindowState, event: string) {
    if (this.state === last) this.become({ bounds: this.normal, state: 'normal' }, [event, 'resize'])
  }

  getNormalBounds = () => ({ ...this.normal })
  getContentBounds = () => this.getBounds()

  getBounds(): Rectangle {
    const [{ bounds, workArea }] = displays()
    if (this.state === 'maximized') return workArea
    return this.state === 'fullscreen' ? bounds : this.getNormalBounds()
  }

  setBounds(change: Partial<Rectangle>) {
    const bounds = this.clamp({ ...this.normal, ...change })
    const { x, y, width, height } = this.normal
    const events = [
      ...(bounds.width === width && bounds.height === height ? [] : ['resize']),
      ...(bounds.x === x && bounds.y === y ? [] : ['move']),
    ]
    this.become({ bounds, state: 'normal' }, events)
  }

  getSize = () => [this.getBounds().width, this.getBounds().height]
  setSize = (width: number, height: number) => this.setBounds({ width, height })
  getPosition = () => [this.getBounds().x, this.getBounds().y]
  setPosition = (x: number, y: number) => this.setBounds({ x, y })
  getMinimumSize = () => [this.minimum.width, this.minimum.height]

  /** The app hears of it once the window is there, as from a window manager. */
  private become(placement: Placement, events: readonly string[]) {
    this.normal = placement.bounds
    this.state = placement.state
    const tell = () => {
      if (!this.isGone) for (const event of events) this.emit(event)
    }
    this.findFrame()
      .then((frame) => frame?.place(placement))
      .then(tell)
      .catch((error: unknown) => console.error('standin: a window could not be placed.', error))
  }

  /** A person moved, resized, maximised or minimised it. */
  protected moved({ bounds, state: next }: Placement) {
    const last = { bounds: this.normal, state: this.state }
    if (next === 'normal') this.normal = bounds
    this.state = next
    if (next !== last.state) {
      if (last.state === 'maximized') this.emit('unmaximize')
      if (next !== 'normal') this.emit(next.replace(/d$/, ''))
    }
    if (bounds.width !== last.bounds.width || bounds.height !== last.bounds.height) this.emit('resize')
    if (bounds.x !== last.bounds.x || bounds.y !== last.bounds.y) this.emit('move')
  }

  private clamp({ x, y, width, height }: Rectangle): Rectangle {
    return { x, y, width: Math.max(width, this.minimum.width), height: Math.max(height, this.minimum.height) }
  }
}

/** In the middle of the first display, as Electron does. */
function firstBounds({ x, y, width = 800, height = 600 }: PlaceOptions): Rectangle {
  const [{ workArea: area }] = displays()
  return {
    x: x ?? area.x + Math.round((area.width - width) / 2),
    y: y ?? area.y + Math.round((area.height - height) / 2),
    width,
    height,
  }
}

/** What the main process has a page do: run code, be pictured or printed, look lighter or darker, and end. */
import { EventEmitter } from 'node:events'
import { type CdpSession, whileThere } from './cdp'
import { nativeImage } from './nativeImage'
import { emulatedScheme } from './nativeTheme'
import { createEvent, record, recordedAll, recordedLater } from './record'
import type { Rectangle } from './screen'

const recordedNames = [
  ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'delete', 'insertText', 'replaceMisspelling'],
  ...['openDevTools', 'closeDevTools', 'toggleDevTools', 'findInPage', 'stopFindInPage'],
  ...['setZoomLevel', 'setAudioMuted', 'setBackgroundThrottling', 'setUserAgent'],
]

export class PageCommands extends EventEmitter {
  protected page: CdpSession | undefined
  protected readonly whenOpen = Promise.withResolvers<CdpSession>()
  /** Chromium takes no other load while a page's refusal to go waits for its answer. */
  protected answered: Promise<unknown> = Promise.resolve()
  private zoomFactor = 1

  constructor() {
    super()
    Object.assign(this, recordedAll('webContents', recordedNames))
  }

  async executeJavaScript(expression: string, userGesture = false): Promise<unknown> {
    const page = await this.whenOpen.promise
    const options = { expression, userGesture, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async capturePage(area?: Rectangle) {
    const page = await this.whenOpen.promise
    const { data } = await page.send('Page.captureScreenshot', area ? { clip: { ...area, scale: 1 } } : {})
    return nativeImage.createFromBuffer(Buffer.from(data, 'base64'))
  }

  async printToPDF(options: { printBackground?: boolean; landscape?: boolean } = {}) {
    const page = await this.whenOpen.promise
    const { printBackground = false, landscape = false } = options
    const { data } = await page.send('Page.printToPDF', { printBackground, landscape })
    return Buffer.from(data, 'base64')
  }

  print(options: object = {}, done?: (isDone: boolean, reason: string) => void) {
    record('webContents.print', options)
    setImmediate(() => done?.(true, ''))
  }

  setVisualZoomLevelLimits = recordedLater('webContents.setVisualZoomLevelLimits')

  setZoomFactor(factor: number) {
    record('webContents.setZoomFactor', factor)
    this.zoomFactor = factor
  }

  getZoomFactor = () => this.zoomFactor

  applyTheme(source: string) {
    const value = emulatedScheme(source)
    whileThere(this.page?.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] }))
  }

  /** A page that refuses to unload, whether it is closed or loaded anew. */
  protected followUnloads(page: CdpSession) {
    page.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return
      const event = createEvent()
      this.emit('will-prevent-unload', event)
      // Electron shows no question: the page stays, unless the app says otherwise.
      const answer = page.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented })
      this.answered = answer.catch(() => undefined)
      if (!event.defaultPrevented) this.emit('-stayed')
    })
  }

  /** Runs the page's beforeunload and unload; answers false when the page stays. */
  async unload(withinMs: number): Promise<boolean> {
    const page = await this.whenOpen.promise
    const answer = Promise.withResolvers<boolean>()
    this.once('-stayed', () => answer.resolve(false))
    this.once('destroyed', () => answer.resolve(true))
    whileThere(page.send('Page.close'))
    // A page that hangs cannot be asked.
    setTimeout(() => answer.resolve(true), withinMs).unref()
    return answer.promise
  }
}

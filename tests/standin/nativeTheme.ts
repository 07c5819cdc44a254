/** Light or dark: what the app chooses is what its pages see as prefers-color-scheme. */
import { EventEmitter } from 'node:events'
import { openWindows } from './state'

type Source = 'system' | 'light' | 'dark'

const isSource = (source: string): source is Source => ['system', 'light', 'dark'].includes(source)

class NativeTheme extends EventEmitter {
  private source: Source = 'system'
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly inForcedColorsMode = false
  readonly prefersReducedTransparency = false

  get themeSource(): Source {
    return this.source
  }

  set themeSource(source: string) {
    if (!isSource(source)) throw new TypeError(`Error processing argument: ${source}`)
    if (source === this.source) return
    this.source = source
    for (const { webContents } of openWindows()) webContents.applyTheme(source)
    setImmediate(() => this.emit('updated', {}))
  }

  /** The system itself is light, unless STANDIN_DARK is set. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? Boolean(process.env.STANDIN_DARK) : this.source === 'dark'
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return Boolean(process.env.STANDIN_DARK)
  }
}

export const nativeTheme = new NativeTheme()

/** The value for Chromium's media emulation; empty leaves it to the system, and to Playwright. */
export const emulatedScheme = (source: string) =>
  source === 'system' ? (process.env.STANDIN_DARK ? 'dark' : '') : source

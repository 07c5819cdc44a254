/** The texts that Chromium runs before every document of a window, one for each world. */
import { readFileSync } from 'node:fs'
import { createCodec } from './codec'
import { createBridge } from './pageBridge'
import { askBeforeMedia } from './pageMedia'
import { type PreloadOptions, runPreload } from './pagePreload'

export const isolatedWorld = 'Electron Isolated Context'

/** Not in frames within the page, where Electron runs no preload. */
const inPage = (source: string) => `if (window === window.top) {\n${source}\n}`

export const pageScript = (token: string) => inPage(`(${createBridge})(${JSON.stringify(token)}, 'page', 'preload')`)

export const mediaScript = (bindingName: string, receiverName: string) =>
  inPage(`(${askBeforeMedia})(${JSON.stringify(bindingName)}, ${JSON.stringify(receiverName)})`)

export function preloadScript(token: string, file: string, options: PreloadOptions): string {
  const preload = `function (require, module, exports, process) {${readFileSync(file, 'utf8')}\n}`
  const bridge = `(${createBridge})(${JSON.stringify(token)}, 'preload', 'page')`
  const run = `(${runPreload})(${JSON.stringify(options)}, (${createCodec})(), ${bridge}, ${preload})`
  return `${inPage(run)}\n//# sourceURL=${file}`
}

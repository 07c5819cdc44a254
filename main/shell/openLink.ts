/** Hands a link to the person's browser once they have seen where it leads and said yes. Nothing else leaves. */
import type { BrowserWindow, Clipboard, Dialog, MessageBoxOptions, Shell, WebContents } from 'electron'
import { type ExternalLink, externalLink } from './externalLinks'
import type { Log } from './log'
import { words } from './words'

export interface LinkOptions {
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly shell: Pick<Shell, 'openExternal'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly windowOf: (contents: WebContents) => BrowserWindow | null
  readonly log: Pick<Log, 'warn'>
}

export type OpenLink = (url: string, contents: WebContents) => void

const label = words.link
const choices = ['open', 'copy', 'cancel'] as const
/** A dialog as long as the longest link would not fit on the screen. */
const longestShown = 300

export function createLinkOpener({ dialog, shell, clipboard, windowOf, log }: LinkOptions): OpenLink {
  let isAsking = false
  const ask = async ({ href, host }: ExternalLink, window: BrowserWindow) => {
    const box: MessageBoxOptions = {
      ...{ type: 'question', title: label.title, message: label.opens(host), detail: shortened(href) },
      buttons: choices.map((choice) => label[choice]),
      ...{ defaultId: choices.indexOf('open'), cancelId: choices.indexOf('cancel'), noLink: true },
    }
    const choice = choices[(await dialog.showMessageBox(window, box)).response]
    if (choice === 'copy') clipboard.writeText(href)
    if (choice === 'open') await shell.openExternal(href)
  }
  return (url, contents) => {
    const link = externalLink(url)
    if (!link) return log.warn(`Link refused: ${url.slice(0, 200)}`)
    const window = windowOf(contents)
    // One question at a time: a page that asks again and again gets one.
    if (isAsking || !window) return
    isAsking = true
    ask(link, window)
      .catch((error: unknown) => log.warn('A link did not open', error))
      .finally(() => {
        isAsking = false
      })
  }
}

const shortened = (text: string) => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text)

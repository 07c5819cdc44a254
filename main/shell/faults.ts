/** Keeps a fault of the main process from ending the app without a word. */
import type { App, Dialog } from 'electron'
import type { Log } from './log'
import { words } from './words'

export interface FaultOptions {
  readonly app: Pick<App, 'exit' | 'on'>
  readonly dialog: Pick<Dialog, 'showErrorBox'>
  readonly process: Pick<NodeJS.Process, 'on'>
  readonly log: Log
  /** Before the first window there is nobody else to tell. */
  readonly hasWindow: () => boolean
}

export function setUpFaults({ app, dialog, process, log, hasWindow }: FaultOptions) {
  process.on('uncaughtException', (error) => {
    log.error('Uncaught exception', error)
    if (hasWindow()) return
    dialog.showErrorBox(words.fault.title, words.fault.text)
    app.exit(1)
  })
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection', reason))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn(`Process gone: ${type}, ${reason}, exit code ${exitCode}`)
  })
}

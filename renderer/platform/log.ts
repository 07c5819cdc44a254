/** Sends what went wrong in the window to the log file. */
import { bridge } from './bridge'

const longest = 8_000

export function log(level: 'info' | 'warn' | 'error', message: string): void {
  bridge()
    ?.writeLog({ level, message: message.slice(0, longest) })
    .catch((reason: unknown) => console.error('The log cannot be written:', reason))
}

/** Logs every error that nothing else caught; returns the way to stop. */
export function logUncaught(): () => void {
  const failed = (event: ErrorEvent) => log('error', describe(event.error ?? event.message))
  const rejected = (event: PromiseRejectionEvent) => log('error', describe(event.reason))
  window.addEventListener('error', failed)
  window.addEventListener('unhandledrejection', rejected)
  return () => {
    window.removeEventListener('error', failed)
    window.removeEventListener('unhandledrejection', rejected)
  }
}

/** An error as one text: its stack where it has one. */
export const describe = (reason: unknown): string =>
  reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)

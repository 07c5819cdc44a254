/** Writes what went wrong to a rotating file on this machine; nothing is sent anywhere. */
import { join } from 'node:path'
import { inspect } from 'node:util'
import electronLog from 'electron-log/node'

export interface Log {
  readonly error: (message: string, error?: unknown) => void
  readonly warn: (message: string, error?: unknown) => void
  readonly info: (message: string) => void
}

const maxBytes = 1024 ** 2

/** The Node entry of electron-log: its Electron entry opens an IPC channel to any frame. */
export function openLog({ folder, hasConsole }: { folder: string; hasConsole: boolean }): Log {
  const logger = electronLog.create({ logId: 'drydock' })
  logger.transports.file.setAppName('Drydock')
  logger.transports.file.resolvePathFn = () => join(folder, 'drydock.log')
  // One old file is kept, as drydock.old.log.
  logger.transports.file.maxSize = maxBytes
  logger.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}'
  if (!hasConsole) logger.transports.console.level = false
  return {
    error: (message, error) => logger.error(toEntry(message, error)),
    warn: (message, error) => logger.warn(toEntry(message, error)),
    info: (message) => logger.info(toEntry(message)),
  }
}

/** Also what is not seen but turns the reading order. */
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** One entry: later lines are indented and control characters shown, so that no message can pass for another entry. */
export function toEntry(message: string, error?: unknown): string {
  const full = error === undefined ? message : `${message}: ${describe(error)}`
  return full
    .split(/\r?\n/)
    .map((line) => line.replace(controls, (char) => `\\u${char.codePointAt(0)?.toString(16).padStart(4, '0')}`))
    .join('\n    ')
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  // Anything can be thrown, also what String cannot make a text of.
  return typeof error === 'string' ? error : inspect(error, { depth: 2 })
}

/** Electron's `ipcMain`, and the same interface on a single webContents. */
import { EventEmitter } from 'node:events'

export type Handler = (event: object, ...args: unknown[]) => unknown

export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler) {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function') throw new Error(`Expected handler to be a function, but found ${typeof handler}`)
    this.handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler) {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string) {
    this.handlers.delete(channel)
  }

  handlerOf = (channel: string) => this.handlers.get(channel)
}

export const ipcMain = new IpcMain()

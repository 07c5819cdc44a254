/** y-websocket's own client; its server runs in a process of its own. */
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { End } from './end'

export function openWebSocketEnd(doc: Y.Doc, room: string): End {
  let provider: WebsocketProvider | undefined
  return {
    doc,
    isFromPeer: (origin) => origin === provider,
    connect: (ip, port, isUp) =>
      new Promise((done) => {
        provider = new WebsocketProvider(`ws://${ip}:${port}`, room, doc, {
          WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
          disableBc: true,
        })
        provider.once('status', isUp)
        provider.once('sync', () => done())
      }),
    close: async () => provider?.destroy(),
  }
}

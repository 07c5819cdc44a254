/** Electron's `protocol`, and the local server that brings Chromium's requests to the app's handlers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { app } from './app'
import { standin } from './record'
import { addScheme, fromWire, headerToWire } from './schemes'

export type ProtocolHandler = (request: Request) => Response | Promise<Response>

export interface CustomScheme {
  readonly scheme: string
  readonly privileges?: object
}

const handlers = new Map<string, ProtocolHandler>()

const refuse = (name: string) => () => {
  throw new Error(`standin: protocol.${name} is not supported`)
}

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) addScheme(scheme)
  },
  handle(scheme: string, handler: ProtocolHandler) {
    if (handlers.has(scheme)) throw new Error('Failed to register protocol')
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string) {
    if (!handlers.delete(scheme)) throw new Error('Failed to unregister protocol')
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
  registerFileProtocol: refuse('registerFileProtocol'),
  interceptFileProtocol: refuse('interceptFileProtocol'),
}

/** Listens on a free port, for this machine only. */
export async function serveSchemes() {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('standin: a protocol handler failed.', error)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  standin.port = typeof address === 'object' && address ? address.port : 0
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  // As sent: a raw client may put a path here that Chromium would have tidied.
  const url = fromWire(`http://${request.headers.host}${request.url}`)
  const handler = handlers.get(url.split(':')[0] ?? '')
  if (isBrowsersOwn(request)) return response.writeHead(204).end()
  if (!handler) return response.writeHead(502).end()
  const given = await handler(toRequest(request, url))
  response.statusCode = given.status
  for (const [name, value] of given.headers) response.appendHeader(name, headerToWire(name, value))
  if (!given.body || request.method === 'HEAD') return response.end()
  await pipeline(Readable.fromWeb(given.body as ReadableStream), response).catch((error: unknown) => {
    // The page went away before it had read everything, which Electron does not tell either.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
  })
}

/** A browser looks for an icon by itself; Electron does not. */
const isBrowsersOwn = ({ url, headers }: IncomingMessage) =>
  url === '/favicon.ico' && headers['sec-fetch-dest'] === 'image'

function toRequest(message: IncomingMessage, url: string): Request {
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const request = new Request(URL.canParse(url) ? url : 'about:blank', {
    method,
    headers: toHeaders(message),
    ...(hasBody ? { body: Readable.toWeb(message) as unknown as BodyInit, duplex: 'half' } : {}),
  })
  Object.defineProperty(request, 'url', { value: url })
  return request
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'host' || name === 'connection' || value === undefined) continue
    const text = String(value)
    result.append(name, name === 'origin' || name === 'referer' ? fromWire(text) : text)
  }
  return result
}

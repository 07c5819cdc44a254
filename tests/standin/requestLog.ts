/** Counts every request that a page, its frames and its workers attempt, from the network's own events. */
import type { CdpSession } from './cdp'
import { type AttemptedRequest, standin } from './record'
import { fromWire, leavesApp } from './schemes'

export function logRequests(session: CdpSession) {
  const open = new Map<string, AttemptedRequest>()
  const begin = (id: string, url: string, method: string, type: string) => {
    const request = { url: fromWire(url), method, type, left: leavesApp(url), outcome: 'pending' }
    open.set(id, request)
    standin.requests.push(request)
  }
  const end = (id: string, outcome: string) => {
    const request = open.get(id)
    if (request) request.outcome = outcome
    open.delete(id)
  }

  session.on('Network.requestWillBeSent', ({ requestId, request, type, redirectResponse }) => {
    if (redirectResponse) end(requestId, 'finished')
    begin(requestId, request.url, request.method, type ?? 'Other')
  })
  session.on('Network.loadingFinished', ({ requestId }) => end(requestId, 'finished'))
  session.on('Network.loadingFailed', ({ requestId, errorText, blockedReason }) =>
    end(requestId, blockedReason ? `blocked: ${blockedReason}` : `failed: ${errorText}`),
  )
  session.on('Network.webSocketCreated', ({ requestId, url }) => begin(requestId, url, 'GET', 'WebSocket'))
  session.on('Network.webSocketHandshakeResponseReceived', ({ requestId }) => end(requestId, 'finished'))
  session.on('Network.webSocketFrameError', ({ requestId, errorMessage }) => end(requestId, `failed: ${errorMessage}`))
  session.on('Network.webSocketClosed', ({ requestId }) => end(requestId, 'failed: closed'))
  session.on('Network.webTransportCreated', ({ transportId, url }) =>
    begin(transportId, url, 'CONNECT', 'WebTransport'),
  )
  session.on('Network.webTransportClosed', ({ transportId }) => end(transportId, 'finished'))
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { WorkerHost, type Working } from './workerHost'
import type { FromWorker, ToWorker } from './workerMessages'

/** A Worker that answers or not, as a test says. */
class Puppet {
  onmessage: Working['onmessage'] = null
  onerror: Working['onerror'] = null
  answers = true
  isEnded = false
  postMessage(message: ToWorker): void {
    if (message.kind === 'ping' && this.answers) this.say({ kind: 'pong', id: message.id })
  }
  say(data: FromWorker): void {
    this.onmessage?.call(undefined as never, { data } as MessageEvent<FromWorker>)
  }
  terminate(): void {
    this.isEnded = true
  }
}

function open() {
  const puppets: Puppet[] = []
  const lost: string[] = []
  const state = { isNeeded: true }
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const host = new WorkerHost({
    docs,
    start: () => {
      const puppet = new Puppet()
      puppets.push(puppet)
      return puppet as unknown as Working
    },
    onMessage: () => undefined,
    onLost: (detail) => void lost.push(detail),
    isNeeded: () => state.isNeeded,
  })
  return { host, puppets, lost, state, docs }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the Worker of the sync', () => {
  it('is ended and told of when it hangs for 30 seconds', () => {
    const { host, puppets, lost } = open()
    host.post({ kind: 'ping', id: 0 })
    vi.advanceTimersByTime(300_000)
    expect([lost, puppets[0]?.isEnded]).toEqual([[], false])
    if (puppets[0]) puppets[0].answers = false
    vi.advanceTimersByTime(29_000)
    expect(lost).toEqual([])
    vi.advanceTimersByTime(20_000)
    expect([lost.length, puppets[0]?.isEnded, host.isRunning()]).toEqual([1, true, false])
  })

  it('is ended when nobody was there for a minute, and its documents are followed no more', () => {
    const { host, puppets, lost, state, docs } = open()
    host.post({ kind: 'ping', id: 0 })
    state.isNeeded = false
    vi.advanceTimersByTime(59_000)
    expect(puppets[0]?.isEnded).toBe(false)
    vi.advanceTimersByTime(2_000)
    expect([puppets[0]?.isEnded, lost]).toEqual([true, []])
    expect(docs.notes._observers.get('update')?.size ?? 0).toBe(0)
  })

  it('that says that it is broken is ended', () => {
    const { host, puppets, lost } = open()
    host.post({ kind: 'ping', id: 0 })
    puppets[0]?.say({ kind: 'broken', detail: 'MirrorBroken' })
    expect([lost, puppets[0]?.isEnded]).toEqual([['MirrorBroken'], true])
  })
})

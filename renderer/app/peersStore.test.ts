import { describe, expect, it, vi } from 'vitest'
import type { PeersView } from '../screens/devices/view'
import { makePeersStore } from './peersStore'

const off: PeersView = {
  isOn: false,
  process: 'off',
  isCut: false,
  keyStore: 'none',
  devices: [],
  pairing: { kind: 'idle' },
}
const settled = () => new Promise((done) => setTimeout(done))

/** A process whose answers are given by hand. */
function makeProcess() {
  const waiting: PromiseWithResolvers<PeersView>[] = []
  let tell: (() => void) | undefined
  const bridge = {
    peersState: () => {
      const asked = Promise.withResolvers<PeersView>()
      waiting.push(asked)
      return asked.promise
    },
    on: (_event: string, listener: (value: never) => void) => {
      tell = () => listener(undefined as never)
      return () => {
        tell = undefined
      }
    },
  }
  return { bridge, waiting, tell: () => tell?.(), isHeard: () => tell !== undefined }
}

describe('the state of the devices', () => {
  it('is asked for at once, and once more for all changes that came meanwhile', async () => {
    const { bridge, waiting, tell } = makeProcess()
    const store = makePeersStore(bridge, () => undefined)
    const changed = vi.fn()
    store.subscribe(changed)
    for (let times = 0; times < 5; times++) tell()
    expect(waiting).toHaveLength(1)
    waiting[0]?.resolve(off)
    await settled()
    expect(waiting).toHaveLength(2)
    waiting[1]?.resolve({ ...off, isOn: true })
    await settled()
    expect(store.state()).toEqual({ ...off, isOn: true })
    expect(changed).toHaveBeenCalledTimes(2)
    expect(waiting).toHaveLength(2)
  })
  it('says that nobody answers, and takes the next answer', async () => {
    const { bridge, waiting, tell } = makeProcess()
    const failed = vi.fn()
    const store = makePeersStore(bridge, failed)
    store.subscribe(() => undefined)
    waiting[0]?.reject(new Error('gone'))
    await settled()
    expect(failed).toHaveBeenCalledOnce()
    expect(store.state()).toBe('unreachable')
    tell()
    waiting[1]?.resolve(off)
    await settled()
    expect(store.state()).toEqual(off)
  })
  it('listens only while someone watches', async () => {
    const { bridge, waiting, isHeard } = makeProcess()
    const store = makePeersStore(bridge, () => undefined)
    expect(isHeard()).toBe(false)
    const stop = store.subscribe(() => undefined)
    expect(isHeard()).toBe(true)
    stop()
    expect(isHeard()).toBe(false)
    waiting[0]?.resolve(off)
    await settled()
    store.subscribe(() => undefined)
    await settled()
    expect(waiting).toHaveLength(2)
  })
})

/** Runs sandboxed before the page and gives it window.drydock: the contract's calls, and a way to hear its events. */
import { contextBridge, ipcRenderer } from 'electron'
import { calls, channelOf, type DrydockBridge, type EventName, events } from './contract'

type Listener = (value: never) => void

/** Events kept for a page that does not listen yet; more than a person can cause while it loads. */
const maxWaiting = 16

/** Told only to a page that asked for them, so nobody is late for these; and frames are large. */
const neverWaiting: ReadonlySet<EventName> = new Set(['peersChanged', 'peersOpened', 'peersFrame', 'peersClosed'])

const listeners = new Map<EventName, Set<Listener>>()
const waiting = new Map<EventName, unknown[]>()

for (const name of Object.keys(events) as EventName[]) {
  listeners.set(name, new Set())
  waiting.set(name, [])
  ipcRenderer.on(channelOf(name), (_event, value) => deliver(name, value))
}

function deliver(name: EventName, value: unknown) {
  const heard = listeners.get(name)
  if (heard?.size) for (const listener of [...heard]) listener(value as never)
  else if (!neverWaiting.has(name)) keep(name, value)
}

function keep(name: EventName, value: unknown) {
  const kept = waiting.get(name) ?? []
  kept.push(value)
  if (kept.length > maxWaiting) kept.shift()
}

function on(name: EventName, listener: Listener) {
  const heard = listeners.get(name)
  if (!heard || typeof listener !== 'function') throw new TypeError('Unknown event or listener')
  // The page's functions arrive as a new proxy each time, so each subscription is its own entry.
  const entry: Listener = (value) => listener(value)
  heard.add(entry)
  for (const value of waiting.get(name)?.splice(0) ?? []) entry(value as never)
  return () => {
    heard.delete(entry)
  }
}

const bridge = {
  ...Object.fromEntries(
    (Object.keys(calls) as (keyof typeof calls)[]).map((name) => [
      name,
      calls[name].takes.kind === 'nothing'
        ? () => ipcRenderer.invoke(channelOf(name))
        : (argument: unknown) => ipcRenderer.invoke(channelOf(name), argument),
    ]),
  ),
  on,
} as unknown as DrydockBridge

contextBridge.exposeInMainWorld('drydock', bridge)

/** Loaded first in a utility process: gives it `process.parentPort` in place of Node's own channel. */
import { EventEmitter } from 'node:events'

const send = process.send.bind(process)
// Electron has neither of them.
delete process.send
delete process.disconnect

class ParentPort extends EventEmitter {
  #isStarted = false
  #waiting = []

  constructor() {
    super()
    process.on('message', ({ data }) => {
      if (this.#isStarted) this.emit('message', { data, ports: [] })
      else this.#waiting.push(data)
    })
    // The first listener starts it, as a MessagePort's `onmessage` does.
    this.on('newListener', (name) => {
      if (name === 'message') queueMicrotask(() => this.start())
    })
  }

  start() {
    this.#isStarted = true
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] })
  }

  pause() {
    this.#isStarted = false
  }

  postMessage(message) {
    send({ data: structuredClone(message) })
  }
}

process.parentPort = new ParentPort()
Object.defineProperty(process, 'type', { value: 'utility' })
Object.assign(process.versions, { electron: '45.4.1', chrome: '156.0.0.0' })
// The app has ended, in whatever way.
process.once('disconnect', () => process.exit(0))

/** A process of Node's with `process.parentPort`, in the way of Electron's utilityProcess.fork. */
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'

export interface ForkOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly execArgv?: readonly string[]
  readonly cwd?: string
  readonly stdio?: string | readonly ('pipe' | 'ignore' | 'inherit')[]
  readonly serviceName?: string
}

const childSide = pathToFileURL(join(import.meta.dirname, 'parentPort.mjs')).href
const running = new Set<ChildProcess>()
// The processes end with the app; where it is killed, they notice that its channel has closed.
process.once('exit', endForked)

export function endForked() {
  for (const child of running) child.kill('SIGKILL')
}

/** Electron gives the value of `wait`, which for a killed process is the signal's number. */
const codeOf = (code: number | null, signal: NodeJS.Signals | null) => code ?? (signal ? constants.signals[signal] : 1)

function streamsOf(stdio: ForkOptions['stdio'] = 'inherit') {
  const all = typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio
  const [stdin = 'ignore', out = 'inherit', err = 'inherit'] = all
  if (stdin !== 'ignore') throw new Error('stdin value other than ignore is not supported.')
  for (const name of [out, err]) {
    if (!['pipe', 'ignore', 'inherit'].includes(name)) throw new TypeError(`stdio cannot be ${name}`)
  }
  return [stdin, out, err, 'ipc'] as ('ignore' | 'pipe' | 'inherit' | 'ipc')[]
}

/** STANDIN_NETNS puts the process, and it alone, into a network namespace of Linux: a device with a network of its own. */
function inNamespace(execArgv: string[]) {
  const name = process.env.STANDIN_NETNS
  if (!name) return { execPath: process.execPath, execArgv }
  return { execPath: 'ip', execArgv: ['netns', 'exec', name, process.execPath, ...execArgv] }
}

export class UtilityProcess extends EventEmitter {
  #pid: number | undefined
  readonly #child: ChildProcess
  #hasSpawned = false
  #waiting: object[] = []

  constructor(path: string, args: readonly string[] = [], options: ForkOptions = {}) {
    super()
    if (typeof path !== 'string' || !path) throw new TypeError('Missing UtilityProcess entry script.')
    if (!Array.isArray(args)) throw new TypeError('The "args" argument must be an array')
    const { env = process.env, execArgv = [], cwd, stdio, serviceName = 'Node Utility Process' } = options
    this.#child = fork(path, [...args], {
      ...inNamespace([`--title=${serviceName}`, ...execArgv, '--import', childSide]),
      serialization: 'advanced',
      stdio: streamsOf(stdio),
      env: { ...env },
      ...(cwd !== undefined && existsSync(cwd) && { cwd }),
    })
    this.#follow()
  }

  #follow() {
    const child = this.#child
    running.add(child)
    child.once('spawn', () => {
      this.#pid = child.pid
      this.#hasSpawned = true
      for (const message of this.#waiting.splice(0)) this.#send(message)
      this.emit('spawn')
    })
    child.on('message', (message) => this.emit('message', (message as { data: unknown }).data))
    // What it said before its end comes first: the channel is read to its end.
    const silent = new Promise<void>((done) => child.once('disconnect', done))
    child.once('exit', (code, signal) => {
      running.delete(child)
      this.#pid = undefined
      void silent.then(() => this.emit('exit', codeOf(code, signal)))
    })
    child.on('error', (error) => console.error('standin: a utility process has a fault.', error))
  }

  get pid(): number | undefined {
    return this.#pid
  }

  get stdout(): Readable | null {
    return this.#child.stdout
  }

  get stderr(): Readable | null {
    return this.#child.stderr
  }

  /** What comes before the process does waits for it; what comes after its end is lost. */
  postMessage(message: unknown, transfer: readonly unknown[] = []) {
    if (transfer.length > 0) throw new Error('standin: MessagePortMain is not supported')
    // Cloned as Electron does it: a function throws here, and a Buffer arrives as a Uint8Array.
    const data = { data: structuredClone(message) }
    if (this.#hasSpawned) this.#send(data)
    else this.#waiting.push(data)
  }

  #send(data: object) {
    // Without a callback a process that has just ended would be an exception.
    if (this.#child.connected) this.#child.send(data, () => undefined)
  }

  kill(): boolean {
    return this.#pid !== undefined && this.#child.kill()
  }
}

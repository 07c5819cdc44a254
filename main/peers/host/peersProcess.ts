/** The process of the devices: started, started again when it dies, given up when it dies too often, and ended. */
import type { Readable } from 'node:stream'
import type { ForkOptions, UtilityProcess } from 'electron'
import type { Check } from '../../bridge/contract'
import type { FromPeers, ToPeers } from '../messages'
import { readFromPeers } from './fromPeers'

export interface ProcessLog {
  readonly error: (message: string, error?: unknown) => void
  readonly warn: (message: string, error?: unknown) => void
  readonly info: (message: string) => void
}

export interface Timing {
  /** Before the second, third, … start; the last holds for all further ones. Milliseconds. */
  readonly againAfterMs: readonly number[]
  /** So many ends within `withinMs`, and it is given up. */
  readonly maxEnds: number
  readonly withinMs: number
  /** Until its first state. */
  readonly startMs: number
  /** Until it is killed after `stop`. */
  readonly stopMs: number
}

export interface PeersProcessOptions {
  readonly fork: (path: string, args: string[], options: ForkOptions) => UtilityProcess
  readonly path: string
  readonly check: Check
  readonly log: ProcessLog
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number
  readonly timing?: Partial<Timing> | undefined
  /** What is said first to every new process. */
  readonly greeting: () => readonly ToPeers[]
  readonly onMessage: (message: FromPeers) => void
  /** The process has ended, or is another one. */
  readonly onEnd: () => void
  /** `state` or `reason` is another one. */
  readonly onChange: () => void
}

const usual: Timing = {
  againAfterMs: [200, 1_000, 3_000, 6_000],
  maxEnds: 5,
  withinMs: 60_000,
  startMs: 20_000,
  stopMs: 1_000,
}
/** Of V8's heap, in MB. Frames lie outside of it. */
const heapMb = 256
/** A process that says so much nonsense is ended. */
const maxNonsense = 100
const maxLineLength = 2_000

export class PeersProcess {
  readonly #options: PeersProcessOptions
  readonly #timing: Timing
  #state: 'off' | 'starting' | 'running' | 'failed' = 'off'
  #reason: string | undefined
  #child: UtilityProcess | undefined
  #ended: Promise<void> = Promise.resolve()
  #ends: number[] = []
  #timer: NodeJS.Timeout | undefined
  #settled = Promise.withResolvers<void>()

  constructor(options: PeersProcessOptions) {
    this.#options = options
    this.#timing = { ...usual, ...options.timing }
  }

  get state() {
    return this.#state
  }

  get reason() {
    return this.#reason
  }

  get pid() {
    return this.#child?.pid
  }

  /** Also after it was given up. */
  start() {
    if (this.#state === 'starting' || this.#state === 'running') return
    this.#ends = []
    this.#fork()
  }

  /** Resolves when there is no process any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    const child = this.#child
    this.#become('off')
    if (!child) return
    child.postMessage({ kind: 'stop' } satisfies ToPeers)
    const late = setTimeout(() => child.kill(), this.#timing.stopMs)
    await this.#ended
    clearTimeout(late)
  }

  fail(reason: string) {
    this.#become('failed', reason)
  }

  /** False where there is no process to hear it. */
  post(message: ToPeers): boolean {
    if (!this.#child || this.#state === 'off') return false
    this.#child.postMessage(message)
    return true
  }

  /** Whether it runs, once that is certain. */
  async isRunning(): Promise<boolean> {
    while (this.#state === 'starting') await this.#settled.promise
    return this.#state === 'running'
  }

  #become(state: PeersProcess['state'], reason?: string) {
    if (state === this.#state && reason === this.#reason) return
    this.#state = state
    this.#reason = reason
    this.#settled.resolve()
    this.#settled = Promise.withResolvers()
    this.#options.onChange()
  }

  #fork() {
    this.#become('starting', this.#reason)
    const { fork, path, greeting } = this.#options
    try {
      const child = fork(path, [], {
        serviceName: 'Drydock devices',
        execArgv: [`--max-old-space-size=${heapMb}`],
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      this.#follow(child)
      for (const message of greeting()) child.postMessage(message)
    } catch (error) {
      this.#options.log.error('The process of the devices did not start', error)
      if (!this.#child) this.#again('it did not start')
    }
  }

  #follow(child: UtilityProcess) {
    const { log, onEnd } = this.#options
    this.#child = child
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#ended = promise
    let fault = ''
    child.on('message', this.#listener(child))
    child.on('error', (type, location) => {
      fault = ` (${type} ${location})`
    })
    child.on('exit', (code) => {
      clearTimeout(late)
      this.#child = undefined
      onEnd()
      resolve()
      if (this.#state !== 'off') this.#again(`it ended with code ${code}${fault}`)
    })
    const late = setTimeout(() => {
      if (this.#state !== 'starting') return
      log.error('The process of the devices did not answer')
      child.kill()
    }, this.#timing.startMs)
    writeToLog(child.stdout, (line) => log.info(`Devices: ${line}`))
    writeToLog(child.stderr, (line) => log.warn(`Devices: ${line}`))
  }

  #listener(child: UtilityProcess) {
    const { check, log, onMessage } = this.#options
    let nonsense = 0
    return (value: unknown) => {
      if (child !== this.#child) return
      const read = readFromPeers(value, check)
      if (read.ok) {
        if (read.value.kind === 'state' && this.#state === 'starting') this.#become('running')
        return onMessage(read.value)
      }
      nonsense++
      if (nonsense <= 10) log.warn(`The process of the devices said what is no message: ${read.reason}`)
      if (nonsense === maxNonsense) child.kill()
    }
  }

  #again(reason: string) {
    const { log, nowMs } = this.#options
    const { againAfterMs, maxEnds, withinMs } = this.#timing
    const now = nowMs()
    this.#ends = [...this.#ends.filter((at) => now - at < withinMs), now]
    log.error(`The process of the devices: ${reason}`)
    if (this.#ends.length >= maxEnds) return this.#become('failed', reason)
    const afterMs = againAfterMs[Math.min(this.#ends.length, againAfterMs.length) - 1] ?? 0
    this.#become('starting', reason)
    this.#timer = setTimeout(() => this.#fork(), afterMs)
  }
}

/** Line by line, so that no line can pass for another's. */
function writeToLog(stream: NodeJS.ReadableStream | Readable | null, write: (line: string) => void) {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = (lines.pop() ?? '').slice(0, maxLineLength)
    for (const line of lines) if (line) write(line.slice(0, maxLineLength))
  })
  stream?.on('end', () => {
    if (rest) write(rest)
  })
}

/** Devices as child processes, in namespaces or not, and what can be asked of them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { serialize } from 'node:v8'
import { build } from 'vite'
import type { PeerDevice } from '../../main/bridge/contract'
import type { ProcessState, ToPeers } from '../../main/peers/messages'
import type { HostConfig } from './host'
import type { Place } from './namespaces'
import type { Trusted } from './trusted'

const root = resolve(import.meta.dirname, '../..')
let built: Promise<string> | undefined

/** The host as one file, as the app's process is one. */
export const buildHost = (): Promise<string> => {
  const outDir = join(root, 'out/network')
  built ??= build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'tests/network/host.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'host.mjs' } },
    },
  }).then(() => join(outDir, 'host.mjs'))
  return built
}

export type HostEvent = Readonly<Record<string, unknown>> & { readonly event: string }
type Settings = Partial<Pick<HostConfig, 'versions' | 'clockMs' | 'isCut'>>

/** One device: what it keeps stays through restarts. */
export class Host {
  readonly trusted: Trusted
  readonly place: Place | undefined
  readonly events: HostEvent[] = []
  readonly #folder: string
  readonly #waiting = new Set<() => void>()
  readonly #answers = new Map<number, (result: unknown) => void>()
  #child: ChildProcess | undefined
  #lastId = 0
  #errors = ''
  /** The child that is ended from here. */
  #ending: ChildProcess | undefined

  constructor(trusted: Trusted, place?: Place) {
    this.trusted = trusted
    this.place = place
    this.#folder = mkdtempSync(join(tmpdir(), 'drydock-network-'))
    writeFileSync(join(this.#folder, 'kept'), serialize(trusted.kept))
  }

  get id(): string {
    return this.trusted.id
  }
  get isRunning(): boolean {
    return this.#child !== undefined
  }

  async start(settings: Settings = {}): Promise<void> {
    const file = await buildHost()
    const config: HostConfig = { folder: this.#folder, ...settings }
    const words = [...(this.place?.prefix ?? []), process.execPath, file, JSON.stringify(config)]
    const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child = child
    child.stderr.on('data', (piece: Buffer) => {
      this.#errors = (this.#errors + piece.toString()).slice(-4_000)
    })
    child.stdin.on('error', () => undefined)
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(JSON.parse(line) as HostEvent))
    child.once('exit', (code, signal) => {
      this.events.push({ event: 'exit', code, signal, isWanted: this.#ending === child })
      if (this.#child === child) this.#child = undefined
      for (const look of [...this.#waiting]) look()
    })
  }

  /** As by `kill -9`. Resolves once it is gone. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#ending = child
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#ending = child
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    this.tell({ kind: 'stop' })
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await gone
    clearTimeout(timer)
  }

  /** It ended though nobody ended it. */
  get hasDied(): boolean {
    return this.events.some(({ event, isWanted }) => event === 'exit' && !isWanted)
  }

  remove(): void {
    this.#ending = this.#child
    this.#child?.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  ask(what: string, given: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((done, fail) => {
      if (!this.#child?.stdin) return fail(new Error(`The host does not run.\n${this.report()}`))
      this.#answers.set(id, done)
      this.#child.stdin.write(`${JSON.stringify({ ...given, do: what, id })}\n`)
    })
  }

  tell(message: ToPeers): void {
    this.ask('tell', { message }).catch(() => undefined)
  }
  async edit(key: string, text = key): Promise<void> {
    await this.ask('edit', { key, text })
  }
  async content(): Promise<{ readonly hash: string; readonly keys: readonly string[] }> {
    return (await this.ask('hash')) as { hash: string; keys: string[] }
  }

  state(): ProcessState | undefined {
    return this.events.findLast(({ event }) => event === 'state')?.state as ProcessState | undefined
  }
  linkWith(other: Host): PeerDevice['link'] | undefined {
    return this.state()?.devices.find(({ id }) => id === other.id)?.link
  }
  isConnectedWith(other: Host): boolean {
    return this.isRunning && this.linkWith(other)?.kind === 'connected'
  }

  /** Resolves once `holds` does, which is looked at whenever the host says something. */
  until(what: string, holds: () => boolean, withinMs = 15_000): Promise<void> {
    return new Promise((done, fail) => {
      const end = (fault?: Error): void => {
        clearTimeout(timer)
        this.#waiting.delete(look)
        if (fault) fail(fault)
        else done()
      }
      const look = (): void => {
        if (holds()) end()
      }
      const timer = setTimeout(() => end(new Error(`Not within ${withinMs} ms: ${what}\n${this.report()}`)), withinMs)
      this.#waiting.add(look)
      look()
    })
  }

  /** The last that it said, for a failure. */
  report(): string {
    const lines = this.events.filter(({ event }) => event !== 'changed').slice(-25)
    return `${this.trusted.kept.name}: ${this.#errors}\n${lines.map((line) => JSON.stringify(line).slice(0, 400)).join('\n')}`
  }

  #hear(event: HostEvent): void {
    if (event.event === 'answer') {
      const id = Number(event.id)
      this.#answers.get(id)?.(event.result)
      this.#answers.delete(id)
      return
    }
    this.events.push(event)
    for (const look of [...this.#waiting]) look()
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Resolves with the milliseconds since `since` until all hosts hold the same and every key; rejects after the time. */
export async function converged(
  hosts: readonly Host[],
  keys: readonly string[],
  withinMs: number,
  since = performance.now(),
): Promise<number> {
  for (;;) {
    const contents = await Promise.all(hosts.map((host) => host.content()))
    const isSame = contents.every(({ hash }) => hash === contents[0]?.hash)
    const has = new Set(contents[0]?.keys)
    const lost = keys.filter((key) => !has.has(key))
    if (isSame && lost.length === 0) return performance.now() - since
    if (performance.now() - since > withinMs) {
      const reports = hosts.map((host) => host.report()).join('\n\n')
      throw new Error(`Not the same after ${withinMs} ms (lacking: ${lost.slice(0, 5).join(', ')})\n${reports}`)
    }
    await pause(10)
  }
}

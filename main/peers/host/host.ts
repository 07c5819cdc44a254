/**
 * The devices in the main process: the learner's switch, the process behind it, what it keeps, and the page that it talks
 * to. While the switch is off there is no process.
 */
import { join } from 'node:path'
import type { Argument, Check, EventName, Finding, PeersResult, PeersState, SealedResult } from '../../bridge/contract'
import type { FromPeers, ProcessState, ToPeers } from '../messages'
import { nameFromHost } from './deviceNames'
import { KeepFault, KeepFile } from './keepFile'
import { Ledger } from './ledger'
import { type Page, PageSide } from './pageSide'
import { PeersProcess, type PeersProcessOptions, type ProcessLog } from './peersProcess'
import { Requests } from './requests'
import type { KeyStore } from './secretFile'

export interface HostOptions {
  readonly fork: PeersProcessOptions['fork']
  /** Of the built process. */
  readonly path: string
  /** The folder `devices` in the profile. */
  readonly folder: string
  readonly keyStore: KeyStore
  readonly platform: NodeJS.Platform
  readonly hostname: string
  readonly appVersion: string
  readonly check: Check
  readonly log: ProcessLog
  /** Tells every page. */
  readonly tell: (name: Extract<EventName, 'peersChanged'>, value: undefined) => void
  readonly nowMs: () => number
  readonly timing?: PeersProcessOptions['timing']
}

type Ask = (id: number) => ToPeers

const done: PeersResult = { done: true }
const failed = (reason: string): PeersResult => ({ done: false, reason })
const answerMs = 60_000
/** Changes of the state are told no oftener. */
const tellEveryMs = 50

export class Host {
  readonly ledger: Ledger
  readonly #options: HostOptions
  readonly #keep: KeepFile
  readonly #process: PeersProcess
  readonly #requests: Requests
  readonly #page: PageSide
  #last: ProcessState | undefined
  #isCut = false
  /** One change of the switch after another. */
  #switching: Promise<unknown> = Promise.resolve()
  #telling: NodeJS.Timeout | undefined

  constructor(options: HostOptions) {
    this.#options = options
    const { folder, keyStore, platform, check, hostname, log } = options
    const post = (message: ToPeers) => this.#process.post(message)
    this.ledger = new Ledger({ path: join(folder, 'ledger.json'), check, log })
    this.#keep = new KeepFile({ folder, keyStore, platform, check, name: nameFromHost(hostname, check), log })
    this.#requests = new Requests(post)
    this.#page = new PageSide({ post, onSessionEnd: (at) => this.#requests.endSession(at), warn: log.warn })
    this.#process = new PeersProcess({
      ...options,
      greeting: () => this.#greeting(),
      onMessage: (message) => this.#hear(message),
      onEnd: () => this.#ended(),
      onChange: () => this.#changed(),
    })
  }

  /** At the start of the app: as the learner left the switch. */
  async begin(): Promise<void> {
    if (this.#keep.isOn) await this.#inTurn(() => this.#start())
  }

  /** At the end of the app; within a second and what the disk takes. */
  async end(): Promise<void> {
    clearTimeout(this.#telling)
    await this.#inTurn(() => this.#process.stop())
    await Promise.all([this.#keep.settled(), this.ledger.flush()])
  }

  get hasProcess(): boolean {
    return this.#process.pid !== undefined
  }

  state(): PeersState {
    const { self, devices, removedBy } = this.#keep.known
    const last = this.#process.state === 'running' ? this.#last : undefined
    const shown = last ?? {
      ...(self && { self: { ...self, addresses: [] } }),
      devices: devices.map((device) => ({ ...device, link: { kind: 'searching' } as const })),
      ...(removedBy !== undefined && { removed: { by: removedBy } }),
      pairing: { kind: 'idle' } as const,
    }
    const { state, reason = this.#keep.fault } = this.#process
    return {
      isOn: this.#keep.isOn,
      process: state,
      ...(reason !== undefined && { reason }),
      isCut: this.#isCut,
      keyStore: this.#keep.keyStore,
      ...shown,
    }
  }

  switchTo(isOn: boolean): Promise<PeersResult> {
    return this.#inTurn(async () => {
      if (isOn) return this.#start()
      await this.#process.stop()
      await this.ledger.flush()
      return this.#keep.isOn ? this.#switchOff() : done
    })
  }

  cut(isCut: boolean): PeersResult {
    this.#isCut = isCut
    this.#process.post({ kind: 'cut', isCut })
    this.#changed()
    return done
  }

  /** Asks the process for something that is done or not. */
  async ask(message: Ask): Promise<PeersResult> {
    if (!(await this.#process.isRunning())) return failed(this.#keep.isOn ? 'failed' : 'off')
    const answer = await this.#requests.ask({ kind: 'done', message, withinMs: answerMs })
    if (!answer) return failed('noAnswer')
    return answer.reason === undefined ? done : failed(answer.reason)
  }

  /** The same, for what begins with the switch. */
  async askOn(message: Ask): Promise<PeersResult> {
    const isOn = this.#keep.isOn && this.#process.state !== 'failed'
    const switched = isOn ? done : await this.switchTo(true)
    return switched.done ? this.ask(message) : switched
  }

  endPairing() {
    this.#process.post({ kind: 'endPairing' })
  }

  async doctor(): Promise<readonly Finding[]> {
    const { state, reason } = this.#process
    const own = (as: Finding['state']): Finding => ({ id: 'process', state: as, case: state, values: {} })
    if (state === 'off') return [own('warn')]
    if (state === 'failed') return [{ ...own('bad'), values: { reason: reason ?? '' } }]
    const isRunning = await this.#process.isRunning()
    const answer = isRunning
      ? await this.#requests.ask({ kind: 'found', message: (id) => ({ kind: 'doctor', id }), withinMs: answerMs })
      : undefined
    return answer?.findings ?? [{ id: 'process', state: 'bad', case: 'noAnswer', values: {} }]
  }

  async sealing(kind: 'seal' | 'unseal', bytes: Uint8Array): Promise<SealedResult> {
    if (!(await this.#process.isRunning())) return this.#sealHere(kind, bytes)
    const message: Ask = (id) => ({ kind, id, bytes })
    const answer = await this.#requests.ask({ kind: 'sealed', message, withinMs: answerMs })
    return answer?.result ?? this.#sealHere(kind, bytes)
  }

  listen(page: Page) {
    this.#page.listen(page)
  }

  async send({ session, bytes }: Argument<'peersSend'>, page: Page): Promise<boolean> {
    if (!this.#page.isOpen(session, page)) return false
    const message: Ask = (id) => ({ kind: 'send', id, session, bytes })
    return (await this.#requests.ask({ kind: 'sent', message, session }))?.isSent ?? false
  }

  took({ session, bytes }: Argument<'peersTook'>, page: Page) {
    this.#page.took(session, bytes, page)
  }

  hangUp({ session, why }: Argument<'peersHangUp'>, page: Page) {
    if (this.#page.isOpen(session, page)) this.#process.post({ kind: 'hangUp', session, why })
  }

  /** The computer slept: what it was connected with is gone, whatever the sockets say. */
  resumed() {
    if (this.#process.state === 'failed' && this.#keep.isOn) {
      this.begin().catch((error: unknown) => this.#options.log.error('The devices did not start again', error))
    } else this.#process.post({ kind: 'resumed' })
  }

  /** A file needs no network, and so no switch. The libraries for it are loaded when they are needed. */
  async #sealHere(kind: 'seal' | 'unseal', bytes: Uint8Array): Promise<SealedResult> {
    if (this.#keep.keyStore === 'none') return { kind: 'failed', why: 'noKey' }
    try {
      const [kept, { sealHere }] = await Promise.all([this.#keep.open(), import('./sealing')])
      return await sealHere(kind, bytes, kept)
    } catch (error) {
      this.#options.log.error(`The file could not be ${kind}ed`, error)
      return { kind: 'failed', why: 'noKey' }
    }
  }

  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(job)
    this.#switching = turn.catch(() => undefined)
    return turn
  }

  async #start(): Promise<PeersResult> {
    try {
      await this.#keep.open()
      if (!this.#keep.isOn) await this.#keep.switchTo(true)
      this.#process.start()
      this.#changed()
      return done
    } catch (error) {
      const reason = error instanceof KeepFault ? error.reason : 'notKept'
      this.#options.log.error('The devices stay off', error)
      this.#process.fail(reason)
      return failed(reason)
    }
  }

  async #switchOff(): Promise<PeersResult> {
    try {
      await this.#keep.switchTo(false)
      this.#changed()
      return done
    } catch (error) {
      this.#options.log.error('The switch of the devices was not written', error)
      return failed(error instanceof KeepFault ? error.reason : 'notKept')
    }
  }

  #greeting(): readonly ToPeers[] {
    const { kept } = this.#keep
    if (!kept) throw new Error('The keys of the devices were not opened')
    const start: ToPeers = { kind: 'start', kept, appVersion: this.#options.appVersion, isCut: this.#isCut }
    return this.#page.isListening ? [start, { kind: 'listen', isListening: true }] : [start]
  }

  #hear(message: FromPeers) {
    switch (message.kind) {
      case 'state':
        return this.#hearState(message.state)
      case 'keep':
        return void this.#keepAll(message)
      case 'opened':
      case 'frame':
      case 'closed':
        return this.#page.tell(message)
      case 'ledger':
        return this.ledger.add(message.entry)
      case 'log':
        return this.#options.log[message.level](`Devices: ${message.message}`)
      default:
        return this.#requests.answer(message)
    }
  }

  #hearState(state: ProcessState) {
    this.#last = state
    this.#changed()
    const { self, devices, removed } = state
    const known = {
      self: { id: self.id, name: self.name },
      devices: devices.map(({ id, name, manual, lastSeenAt }) => {
        return { id, name, manual: [...manual], ...(lastSeenAt !== undefined && { lastSeenAt }) }
      }),
      ...(removed && { removedBy: removed.by }),
    }
    this.#keep
      .remember(known)
      .catch((error: unknown) => this.#options.log.warn('What is known of the devices was not written', error))
  }

  async #keepAll({ id, kept }: Extract<FromPeers, { kind: 'keep' }>) {
    try {
      await this.#keep.keep(kept)
      this.#process.post({ kind: 'kept', id })
    } catch (error) {
      this.#options.log.error('What the devices must keep was not written', error)
      const fault = error instanceof KeepFault ? error.reason : 'notKept'
      this.#process.post({ kind: 'kept', id, fault })
    }
  }

  #ended() {
    this.#last = undefined
    this.#requests.endAll()
    this.#page.closeAll('the process ended')
  }

  #changed() {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined
      this.#options.tell('peersChanged', undefined)
    }, tellEveryMs)
  }
}

/** Answers the messages of the main process; `process.ts` gives it its port, tests another. */
import { Devices } from './devices'
import { examine } from './doctor'
import type { FromPeers, ToPeers } from './messages'
import { systemRandom } from './pairing/deviceKeys'
import { sealFile, unsealFile } from './pairing/sealedFile'
import type { VersionRange } from './wire/bodies'

export interface PeersPort {
  readonly postMessage: (message: FromPeers) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

export interface RunOptions {
  /** The process ends by this. */
  readonly exit: (code: number) => void
  /** For tests of other versions and other clocks. */
  readonly versions?: VersionRange
  readonly wallMs?: () => number
}

/** What is answered by the message's id. */
type Request = Extract<ToPeers, { readonly id: number }>
const isRequest = (message: ToPeers): message is Request => 'id' in message

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** Until `stop`. A message that is none, or that cannot be followed, is logged and costs nothing else. */
export const runPeers = (port: PeersPort, options: RunOptions): void => {
  const run = new Run(port, options)
  port.onMessage((message) => {
    if (typeof message === 'object' && message !== null && 'kind' in message) run.take(message as ToPeers)
    else run.log('A message that is none.')
  })
}

class Run {
  readonly #tell: (message: FromPeers) => void
  readonly #options: RunOptions
  #devices: Devices | undefined

  constructor(port: PeersPort, options: RunOptions) {
    this.#tell = (message) => port.postMessage(message)
    this.#options = options
  }

  log(message: string): void {
    this.#tell({ kind: 'log', level: 'error', message })
  }

  take(message: ToPeers): void {
    this.#follow(message).catch((fault: unknown) => {
      this.log(wordsOf(fault))
      if (message.kind === 'start' && !this.#devices) this.#options.exit(1)
      else if (isRequest(message)) this.#tell({ kind: 'done', id: message.id, reason: wordsOf(fault) })
    })
  }

  async #follow(message: ToPeers): Promise<void> {
    if (message.kind === 'start') await this.#start(message)
    else if (message.kind === 'stop') await this.#stop()
    else if (!this.#devices) throw new Error('It has not started.')
    else if (isRequest(message)) await this.#answer(this.#devices, message)
    else await this.#note(this.#devices, message)
  }

  async #start(message: Extract<ToPeers, { readonly kind: 'start' }>): Promise<void> {
    if (this.#devices) throw new Error('It has started already.')
    this.#devices = new Devices({ tell: this.#tell, ...this.#options }, message)
    await this.#devices.begin()
  }

  async #stop(): Promise<void> {
    await this.#devices?.stop()
    this.#options.exit(0)
  }

  async #note(devices: Devices, message: Exclude<ToPeers, Request>): Promise<void> {
    if (message.kind === 'cut') await devices.cut(message.isCut)
    else if (message.kind === 'resumed') devices.network?.resumed()
    else if (message.kind === 'listen') devices.listen(message.isListening)
    else if (message.kind === 'took') devices.sessions.took(message.session, message.bytes)
    else if (message.kind === 'hangUp') devices.sessions.hangUp(message.session, message.why, devices.nowMs())
    else if (message.kind === 'endPairing') devices.endPairing()
    else throw new Error('A message of an unknown kind.')
  }

  async #answer(devices: Devices, message: Request): Promise<void> {
    const { id } = message
    if (message.kind === 'kept') devices.keeper.answered(id, message.fault)
    else if (message.kind === 'send') await devices.sessions.send(id, message.session, message.bytes)
    else if (message.kind === 'seal') {
      const { keys, roster } = devices
      this.#tell({ kind: 'sealed', id, result: await sealFile(message.bytes, keys, roster, systemRandom) })
    } else if (message.kind === 'unseal') {
      this.#tell({ kind: 'sealed', id, result: await unsealFile(message.bytes, devices.roster) })
    } else if (message.kind === 'doctor') this.#tell({ kind: 'found', id, findings: await examine(devices) })
    else {
      const reason = await this.#change(devices, message)
      this.#tell({ kind: 'done', id, ...(reason === undefined ? {} : { reason }) })
      devices.changed()
    }
  }

  /** A reason where it was not done. */
  async #change(devices: Devices, message: Request): Promise<string | undefined> {
    const { group, desk } = devices
    switch (message.kind) {
      case 'rename':
        await group.rename(message.device, message.name)
        return undefined
      case 'remove':
        await group.remove(message.device)
        return undefined
      case 'leave':
        await devices.leave()
        return undefined
      case 'address':
        return devices.address(message.device, message.address, message.isAdded)
      case 'invite':
        return devices.pair(() => desk.invite())
      case 'join':
        return devices.pair(() => desk.join(message.words))
      case 'confirm':
        return desk.confirm(message.isSame)
      default:
        throw new Error('A message of an unknown kind.')
    }
  }
}

/** The device that shows an invitation and a code: at most three wrong tries over all who come. */
import type { Pairing, PairingFailure } from '../../bridge/contract'
import { Malformed, utf8 } from './binary'
import { Introduction } from './introduction'
import { codeText, invitationLimits, invitationText, newCode, newSecret } from './invitation'
import {
  encodePlain,
  type Mode,
  type PairRefusal,
  type PlainMessage,
  pairCipher,
  pairLimits,
  pairVersion,
  readPlain,
} from './pairMessages'
import type { Inviter, PairChannel, PairDevice, PairEnd } from './pairSide'
import { type Agreed, passwordScalar, randomScalar, startExchange } from './spake2'

/** `id` is the inviting device's. */
export const passwordSalt = (id: string, mode: Mode, nameplate: string): Uint8Array =>
  utf8(`${id}\0${mode}\0${mode === 'code' ? nameplate : ''}`)

interface Attempt {
  readonly channel: PairChannel
  readonly remoteId: string
  sinceMs: number
  /** From the moment on when the other has our share, it is a try. */
  agreed?: Agreed
}

export class InvitingSide implements Inviter {
  readonly nameplate: string
  private readonly code
  private readonly secret: Uint8Array
  private readonly text: string
  private readonly scalars = new Map<Mode, bigint>()
  private readonly attempts = new Set<Attempt>()
  private spent = 0
  private introduction: Introduction | undefined
  private failure: PairingFailure | undefined

  constructor(
    private readonly device: PairDevice,
    addresses: readonly string[],
    private readonly sinceMs: number,
  ) {
    const { keys, roster, random } = device
    this.code = newCode(random)
    this.nameplate = this.code.nameplate
    this.secret = newSecret(random)
    this.text = invitationText({ id: keys.id, group: roster.group(), addresses, secret: this.secret })
  }

  readonly state = (nowMs: number): Pairing => {
    const met = this.introduction?.state()
    if (met !== undefined) return met
    if (this.failure !== undefined) return { kind: 'failed', why: this.failure, triesLeft: this.triesLeft() }
    const leftMs = Math.max(0, invitationLimits.lastsMs - (nowMs - this.sinceMs))
    return { kind: 'inviting', invitation: this.text, code: codeText(this.code), leftMs, triesLeft: this.triesLeft() }
  }

  readonly isOver = (): boolean => this.failure !== undefined || this.introduction?.isOver() === true

  readonly confirm = (isSame: boolean, _nowMs: number): void => this.introduction?.confirm(isSame)

  readonly tick = (nowMs: number): void => {
    this.introduction?.tick(nowMs)
    for (const attempt of this.attempts) {
      if (nowMs - attempt.sinceMs > pairLimits.stepMs) this.breakOff(attempt)
    }
    if (!this.isOpen()) return
    if (nowMs - this.sinceMs >= invitationLimits.lastsMs) this.close('expired')
  }

  readonly end = (): void => {
    this.introduction?.end()
    if (this.isOpen()) this.close('refusedHere')
  }

  readonly accept = (channel: PairChannel, remoteId: string, nowMs: number): PairEnd | undefined => {
    this.tick(nowMs)
    if (!this.isOpen()) {
      const why = this.failure === 'tooManyTries' ? 'tooManyTries' : 'expired'
      refuse(channel, why, 0)
      return undefined
    }
    this.makeRoom()
    if (this.attempts.size >= pairLimits.attempts) {
      refuse(channel, 'busy', this.triesLeft())
      return undefined
    }
    const attempt: Attempt = { channel, remoteId, sinceMs: nowMs }
    this.attempts.add(attempt)
    let met: Introduction | undefined
    return {
      receive: (bytes, at) => {
        this.tick(at)
        if (met === undefined) met = this.receive(attempt, bytes, at)
        else this.receiveSealed(met, bytes)
      },
      closed: () => {
        met?.fail('connection')
        this.breakOff(attempt)
      },
    }
  }

  /** Who says nothing cannot keep others out: the oldest that has not begun makes room. */
  private makeRoom(): void {
    if (this.attempts.size < pairLimits.attempts) return
    for (const attempt of this.attempts) {
      if (attempt.agreed === undefined) {
        this.breakOff(attempt)
        return
      }
    }
  }

  private isOpen(): boolean {
    return this.failure === undefined && this.introduction === undefined
  }

  private triesLeft(): number {
    return Math.max(0, invitationLimits.wrongTries - this.spent)
  }

  private receive(attempt: Attempt, bytes: Uint8Array, nowMs: number): Introduction | undefined {
    if (!this.attempts.has(attempt)) return undefined
    try {
      const message = readPlain(bytes)
      if (message.kind === 'hello' && attempt.agreed === undefined) this.answer(attempt, message, nowMs)
      else if (message.kind === 'confirm' && attempt.agreed !== undefined)
        return this.judge(attempt, attempt.agreed, message.confirmation, nowMs)
      else this.breakOff(attempt)
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault
      this.breakOff(attempt)
    }
    return undefined
  }

  private answer(attempt: Attempt, hello: Extract<PlainMessage, { kind: 'hello' }>, nowMs: number): void {
    if (hello.version !== pairVersion) {
      this.drop(attempt, 'versions')
      return
    }
    const underWay = [...this.attempts].filter(({ agreed }) => agreed !== undefined).length
    if (this.spent + underWay >= invitationLimits.wrongTries) {
      this.drop(attempt, 'busy')
      return
    }
    const identities = { a: utf8(attempt.remoteId), b: utf8(this.device.keys.id) }
    const exchange = startExchange('B', this.scalar(hello.mode), randomScalar(this.device.random), identities)
    const agreed = exchange.finish(hello.share)
    if (agreed === undefined) {
      this.breakOff(attempt)
      return
    }
    attempt.agreed = agreed
    attempt.sinceMs = nowMs
    attempt.channel.send(encodePlain({ kind: 'share', share: exchange.share }))
  }

  private scalar(mode: Mode): bigint {
    const known = this.scalars.get(mode)
    if (known !== undefined) return known
    const password = mode === 'code' ? utf8(this.code.secret) : this.secret
    const scalar = passwordScalar(password, passwordSalt(this.device.keys.id, mode, this.nameplate))
    this.scalars.set(mode, scalar)
    return scalar
  }

  private judge(attempt: Attempt, agreed: Agreed, given: Uint8Array, nowMs: number): Introduction | undefined {
    if (!agreed.isConfirmedBy(given)) {
      this.spend(attempt)
      refuse(attempt.channel, this.triesLeft() > 0 ? 'wrongCode' : 'tooManyTries', this.triesLeft())
      return undefined
    }
    this.attempts.delete(attempt)
    const { channel, remoteId } = attempt
    channel.send(encodePlain({ kind: 'confirm', confirmation: agreed.confirmation }))
    const send = (sealed: Uint8Array) => channel.send(encodePlain({ kind: 'sealed', sealed }))
    const ends = { side: 'B' as const, remoteId, cipher: pairCipher('B', agreed), send, close: channel.close }
    this.introduction = new Introduction(this.device, ends, nowMs)
    for (const other of [...this.attempts]) this.drop(other, 'expired')
    this.device.changed()
    return this.introduction
  }

  private receiveSealed(met: Introduction, bytes: Uint8Array): void {
    try {
      const message = readPlain(bytes)
      if (message.kind === 'sealed') met.receive(message.sealed)
      else met.fail('connection')
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault
      met.fail('connection')
    }
  }

  /** Ends an attempt without a word; it was a try where a guesser could have learnt that a guess was wrong. */
  private breakOff(attempt: Attempt): void {
    if (!this.attempts.has(attempt)) return
    if (attempt.agreed !== undefined) this.spend(attempt)
    else this.attempts.delete(attempt)
    attempt.channel.close()
  }

  private drop(attempt: Attempt, why: PairRefusal): void {
    this.attempts.delete(attempt)
    refuse(attempt.channel, why, this.triesLeft())
  }

  private spend(attempt: Attempt): void {
    this.attempts.delete(attempt)
    this.spent++
    if (this.triesLeft() === 0 && this.isOpen()) this.close('tooManyTries')
    else this.device.changed()
  }

  private close(why: PairingFailure): void {
    this.failure = why
    const refusal = why === 'tooManyTries' ? why : 'expired'
    for (const attempt of [...this.attempts]) this.drop(attempt, refusal)
    this.scalars.clear()
    this.device.changed()
  }
}

function refuse(channel: PairChannel, why: PairRefusal, triesLeft: number): void {
  channel.send(encodePlain({ kind: 'refuse', why, triesLeft }))
  channel.close()
}

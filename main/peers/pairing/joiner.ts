/** The device on which an invitation was read or a code was typed. */
import type { Pairing, PairingFailure } from '../../bridge/contract'
import { Malformed, utf8 } from './binary'
import { Introduction } from './introduction'
import type { Words } from './invitation'
import { passwordSalt } from './inviter'
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
import type { Joiner, PairChannel, PairDevice } from './pairSide'
import { type Agreed, type Exchange, passwordScalar, randomScalar, startExchange } from './spake2'

const failures: Readonly<Record<PairRefusal, PairingFailure>> = {
  wrongCode: 'wrongCode',
  expired: 'expired',
  tooManyTries: 'tooManyTries',
  versions: 'versions',
  busy: 'connection',
}

export class JoiningSide implements Joiner {
  private exchange: Exchange | undefined
  private agreed: Agreed | undefined
  private introduction: Introduction | undefined
  private failure: Extract<Pairing, { kind: 'failed' }> | undefined

  constructor(
    private readonly device: PairDevice,
    words: Words,
    private readonly channel: PairChannel,
    private readonly remoteId: string,
    private sinceMs: number,
  ) {
    if (words.kind === 'newer') this.fail('versions')
    else if (words.kind === 'code') this.begin('code', utf8(words.code.secret), words.code.nameplate)
    else if (words.invitation.id !== remoteId) this.fail('wrongCode')
    else this.begin('secret', words.invitation.secret, '')
  }

  readonly state = (_nowMs: number): Pairing => this.introduction?.state() ?? this.failure ?? { kind: 'joining' }

  readonly isOver = (): boolean => this.failure !== undefined || this.introduction?.isOver() === true

  readonly confirm = (isSame: boolean, _nowMs: number): void => this.introduction?.confirm(isSame)

  readonly tick = (nowMs: number): void => {
    if (this.introduction !== undefined) this.introduction.tick(nowMs)
    else if (nowMs - this.sinceMs > pairLimits.stepMs) this.fail('connection')
  }

  readonly end = (): void => {
    if (this.introduction !== undefined) this.introduction.end()
    else this.fail('refusedHere')
  }

  readonly closed = (_nowMs: number): void => this.break('connection')

  readonly receive = (bytes: Uint8Array, nowMs: number): void => {
    this.tick(nowMs)
    if (this.isOver()) return
    try {
      this.take(readPlain(bytes), nowMs)
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault
      this.break('connection')
    }
  }

  private begin(mode: Mode, password: Uint8Array, nameplate: string): void {
    const scalar = passwordScalar(password, passwordSalt(this.remoteId, mode, nameplate))
    const identities = { a: utf8(this.device.keys.id), b: utf8(this.remoteId) }
    this.exchange = startExchange('A', scalar, randomScalar(this.device.random), identities)
    this.channel.send(encodePlain({ kind: 'hello', version: pairVersion, mode, share: this.exchange.share }))
  }

  private take(message: PlainMessage, nowMs: number): void {
    if (this.introduction !== undefined) {
      if (message.kind === 'sealed') this.introduction.receive(message.sealed)
      else this.introduction.fail('connection')
    } else if (message.kind === 'refuse') this.fail(failures[message.why], message.triesLeft)
    else if (message.kind === 'share' && this.agreed === undefined) this.prove(message.share, nowMs)
    else if (message.kind === 'confirm' && this.agreed !== undefined)
      this.check(this.agreed, message.confirmation, nowMs)
    else this.fail('connection')
  }

  private prove(share: Uint8Array, nowMs: number): void {
    this.agreed = this.exchange?.finish(share)
    this.sinceMs = nowMs
    if (this.agreed === undefined) this.fail('connection')
    else this.channel.send(encodePlain({ kind: 'confirm', confirmation: this.agreed.confirmation }))
  }

  private check(agreed: Agreed, given: Uint8Array, nowMs: number): void {
    if (!agreed.isConfirmedBy(given)) {
      this.fail('wrongCode')
      return
    }
    const send = (sealed: Uint8Array) => this.channel.send(encodePlain({ kind: 'sealed', sealed }))
    const { remoteId, channel } = this
    const ends = { side: 'A' as const, remoteId, cipher: pairCipher('A', agreed), send, close: channel.close }
    this.introduction = new Introduction(this.device, ends, nowMs)
  }

  private break(why: PairingFailure): void {
    if (this.introduction !== undefined) this.introduction.fail(why)
    else this.fail(why)
  }

  private fail(why: PairingFailure, triesLeft?: number): void {
    if (this.failure !== undefined) return
    this.failure = triesLeft === undefined ? { kind: 'failed', why } : { kind: 'failed', why, triesLeft }
    this.channel.close()
    this.device.changed()
  }
}

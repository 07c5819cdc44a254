/** The part after the secret was proved: names, digits, both learners' answers, and the list of the group. */
import type { Pairing, PairingFailure } from '../../bridge/contract'
import { Malformed, Newer } from './binary'
import { sealTo } from './deviceKeys'
import { cleanName, resembled } from './deviceName'
import { encodeSealed, type PairCipher, pairLimits, readSealed, type SealedMessage, welcomesOf } from './pairMessages'
import type { PairDevice } from './pairSide'
import { Roster } from './roster'
import type { Side } from './spake2'

interface Ends {
  readonly side: Side
  readonly remoteId: string
  readonly cipher: PairCipher
  readonly send: (sealed: Uint8Array) => void
  readonly close: () => void
}

interface Other {
  readonly name: string
  readonly boxKey: Uint8Array
  readonly isGiver: boolean
  readonly resembles: string | undefined
}

type Phase = 'intro' | 'comparing' | 'giving' | 'given' | 'receiving' | 'keeping' | 'over'
const isHumans = (phase: Phase) => phase === 'comparing'
const isDisks = (phase: Phase) => phase === 'giving' || phase === 'keeping'

export class Introduction {
  private phase: Phase = 'intro'
  private phaseSinceMs: number | undefined
  private other: Other | undefined
  private ours: boolean | undefined
  private theirs: boolean | undefined
  private readonly received: Uint8Array[] = []
  private receivedBytes = 0
  private outcome: Pairing | undefined

  constructor(
    private readonly device: PairDevice,
    private readonly ends: Ends,
    nowMs: number,
  ) {
    this.phaseSinceMs = nowMs
    this.send({ kind: 'intro', name: device.name, boxKey: device.keys.boxKey, devices: this.otherDevices() })
  }

  /** Undefined while names are being told. */
  state(): Pairing | undefined {
    if (this.outcome !== undefined || this.other === undefined) return this.outcome
    const { name, resembles } = this.other
    const hasAccepted = this.ours === true
    const base = { kind: 'comparing' as const, digits: this.ends.cipher.digits, device: this.ends.remoteId, name }
    return resembles === undefined ? { ...base, hasAccepted } : { ...base, resembles, hasAccepted }
  }

  isOver(): boolean {
    return this.phase === 'over'
  }

  confirm(isSame: boolean): void {
    if (this.phase !== 'comparing' || this.ours !== undefined) return
    this.ours = isSame
    this.send({ kind: 'verdict', isSame })
    if (isSame) this.goOnWhenAgreed()
    else this.fail('refusedHere')
  }

  receive(sealed: Uint8Array): void {
    if (this.phase === 'over') return
    const bytes = this.ends.cipher.open(sealed)
    if (bytes === undefined) {
      this.fail('connection')
      return
    }
    try {
      this.take(readSealed(bytes))
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault
      this.fail(fault instanceof Newer ? 'versions' : 'connection')
    }
  }

  tick(nowMs: number): void {
    if (this.phase === 'over' || isDisks(this.phase)) return
    this.phaseSinceMs ??= nowMs
    const limitMs = isHumans(this.phase) ? pairLimits.compareMs : pairLimits.stepMs
    if (nowMs - this.phaseSinceMs > limitMs) this.fail(isHumans(this.phase) ? 'expired' : 'connection')
  }

  /** The learner goes away, which is a no where they were asked. */
  end(): void {
    if (this.phase === 'comparing' && this.ours === undefined) this.confirm(false)
    else this.fail('refusedHere')
  }

  fail(why: PairingFailure): void {
    if (this.phase !== 'over') this.finish({ kind: 'failed', why })
  }

  private take(message: SealedMessage): void {
    const { phase } = this
    if (message.kind === 'intro' && phase === 'intro') this.meet(message)
    else if (message.kind === 'verdict' && phase === 'comparing' && this.theirs === undefined) this.hear(message.isSame)
    else if (message.kind === 'welcome' && phase === 'receiving') this.receiveList(message)
    else if (message.kind === 'kept' && message.isKept && phase === 'given') this.finishDone()
    else if (message.kind === 'kept' && !message.isKept && (phase === 'given' || phase === 'receiving'))
      this.fail('notKept')
    else this.fail('connection')
  }

  private hear(isSame: boolean): void {
    this.theirs = isSame
    if (isSame) this.goOnWhenAgreed()
    else this.fail('refusedThere')
  }

  /** Devices of this one's group, the other one not counted, since it may be in it from a pairing that was cut off. */
  private otherDevices(): number {
    return this.device.roster.all().filter(({ id }) => this.device.roster.isIn() && id !== this.ends.remoteId).length
  }

  private meet(intro: Extract<SealedMessage, { kind: 'intro' }>): void {
    const name = cleanName(intro.name)
    const isFit = sealTo(intro.boxKey, '', new Uint8Array(), this.device.random) !== undefined
    if (name === undefined || !isFit) {
      this.fail('connection')
      return
    }
    const ours = this.otherDevices()
    if (ours > 1 && intro.devices > 1) {
      this.fail('inGroup')
      return
    }
    const isInviter = this.ends.side === 'B'
    const isGiver = ours > 1 || (intro.devices <= 1 && (ours === intro.devices ? isInviter : ours > intro.devices))
    const known = this.device.roster.members().filter(({ id }) => id !== this.ends.remoteId)
    const resembles = resembled(name, [this.device.name, ...known.map((member) => member.name)])
    this.other = { name, boxKey: intro.boxKey, isGiver, resembles }
    this.enter('comparing')
  }

  private goOnWhenAgreed(): void {
    if (this.ours !== true || this.theirs !== true || this.other === undefined) {
      this.device.changed()
      return
    }
    if (!this.other.isGiver) {
      this.enter('receiving')
      return
    }
    this.enter('giving')
    void this.give(this.other)
  }

  private async give({ name, boxKey }: Other): Promise<void> {
    const { roster } = this.device
    try {
      const drafted = roster.draftAdd({ id: this.ends.remoteId, name, boxKey }, this.device.name)
      await this.device.keep(roster.isIn() ? [...roster.entries(), ...drafted] : drafted)
      roster.adopt(drafted)
    } catch {
      return this.failToKeep()
    }
    if (this.phase === 'over') return
    for (const message of welcomesOf(roster.entries())) this.send(message)
    this.enter('given')
  }

  private receiveList({ entries, isLast }: Extract<SealedMessage, { kind: 'welcome' }>): void {
    this.received.push(...entries)
    this.receivedBytes += entries.reduce((sum, entry) => sum + entry.length, 1)
    if (this.receivedBytes > pairLimits.welcomeBytes) {
      this.fail('connection')
      return
    }
    this.phaseSinceMs = undefined
    if (!isLast) return
    const offered = new Roster(this.device.keys, { entries: this.received })
    const isWhole = offered.isIn() && offered.isMember(this.ends.remoteId) && offered.presentKey() !== undefined
    if (!isWhole) {
      this.fail('connection')
      return
    }
    this.enter('keeping')
    void this.keep(offered)
  }

  private async keep(offered: Roster): Promise<void> {
    const { roster } = this.device
    const group = roster.group()
    const isSameGroup = group !== undefined && Buffer.compare(group, offered.group() ?? new Uint8Array()) === 0
    try {
      await this.device.keep(isSameGroup ? [...roster.entries(), ...offered.entries()] : offered.entries())
      if (isSameGroup) roster.adopt(offered.entries())
      else roster.replace(offered.entries())
    } catch {
      return this.failToKeep()
    }
    if (this.phase === 'over') return
    this.send({ kind: 'kept', isKept: true })
    this.finishDone()
  }

  private failToKeep(): void {
    if (this.phase === 'over') return
    this.send({ kind: 'kept', isKept: false })
    this.fail('notKept')
  }

  private send(message: SealedMessage): void {
    this.ends.send(this.ends.cipher.seal(encodeSealed(message)))
  }

  private enter(phase: Phase): void {
    this.phase = phase
    this.phaseSinceMs = undefined
    this.device.changed()
  }

  private finishDone(): void {
    this.finish({ kind: 'done', device: this.ends.remoteId, name: this.other?.name ?? '' })
  }

  private finish(outcome: Pairing): void {
    this.outcome = outcome
    this.phase = 'over'
    this.ends.close()
    this.device.changed()
  }
}

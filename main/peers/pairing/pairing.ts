/** Pairing as two state machines over a channel of whole messages. Message order and rules: ../wire/PAIRING.md. */
import type { Words } from './invitation'
import { InvitingSide } from './inviter'
import { JoiningSide } from './joiner'
import type { Inviter, Joiner, PairChannel, PairDevice } from './pairSide'

export type { Inviter, Joiner, PairChannel, PairDevice, PairEnd, PairingSide } from './pairSide'

/** `addresses` are `ip:port`, of which eight are taken; `nowMs` is monotonic. */
export function openInviter(device: PairDevice, addresses: readonly string[], nowMs: number): Inviter {
  return new InvitingSide(device, addresses, nowMs)
}

/**
 * With a channel to the inviting device, whose authenticated id is `remoteId`. Words of kind `newer` fail as `versions`,
 * and an invitation whose id is not `remoteId` as `wrongCode`.
 */
export function openJoiner(
  device: PairDevice,
  words: Words,
  channel: PairChannel,
  remoteId: string,
  nowMs: number,
): Joiner {
  return new JoiningSide(device, words, channel, remoteId, nowMs)
}

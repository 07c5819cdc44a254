/** Changes of the group that begin on this device: on the disk first, then in force. */
import type { Keeper } from './keeper'
import type { Roster } from './pairing/roster'

export class Group {
  readonly #selfId: string
  readonly #roster: Roster
  readonly #keeper: Keeper

  constructor(selfId: string, roster: Roster, keeper: Keeper) {
    this.#selfId = selfId
    this.#roster = roster
    this.#keeper = keeper
  }

  /** This device's name. */
  name(): string {
    const { kept } = this.#keeper
    return (this.#roster.isIn() && this.#roster.all().find(({ id }) => id === this.#selfId)?.name) || kept.name
  }

  /** The whole list, before it is in force. */
  keep(entries: readonly Uint8Array[]): Promise<void> {
    return this.#keeper.save({ roster: entries })
  }

  /** The list as it stands, and what belongs to it. */
  save(): Promise<void> {
    const roster = this.#roster.entries()
    const epochKeys = this.#roster.epochKeys()
    // Where a removed device was stays known, so that it can be shown the proof.
    const isKnown = (device: string): boolean =>
      this.#roster.isMember(device) || this.#roster.removalOf(device) !== undefined
    const addresses = this.#keeper.kept.addresses.filter(({ device }) => isKnown(device))
    return this.#keeper.save({ roster, epochKeys, addresses, name: this.name() })
  }

  async rename(device: string, name: string): Promise<void> {
    if (this.#roster.isIn()) await this.#commit(this.#roster.draftRename(device, name))
    else if (device === this.#selfId) await this.#keeper.save({ name })
    else throw new Error('It is no device of the group.')
  }

  async remove(device: string): Promise<void> {
    if (device === this.#selfId) throw new Error('A device leaves, and does not remove itself.')
    await this.#commit(this.#roster.draftRemove(device))
  }

  /** Tells the others, as far as they are connected, then forgets them. `told` resolves once they may have heard. */
  async leave(told: () => Promise<void>): Promise<void> {
    const name = this.name()
    if (this.#roster.isIn() && this.#roster.members().length > 0) {
      await this.#commit(this.#roster.draftRemove(this.#selfId))
      await told()
    }
    await this.#keeper.save({ roster: [], epochKeys: [], addresses: [], name })
    this.#roster.forget()
  }

  async #commit(draft: readonly Uint8Array[]): Promise<void> {
    await this.keep([...this.#roster.entries(), ...draft])
    this.#roster.adopt(draft)
  }
}

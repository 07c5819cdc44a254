/** What the carrier asks of the trust list. Made by pairing/; the carrier knows neither signatures nor keys of the group. */

export interface Member {
  readonly id: string
  readonly name: string
}

export interface Trust {
  /** The other devices of the group, the longest trusted first. */
  readonly members: () => readonly Member[]
  readonly isMember: (id: string) => boolean
  /** For a device that was removed: the signed entries that prove it, to be shown to it and nothing else. */
  readonly removalOf: (id: string) => readonly Uint8Array[] | undefined
  /** Who removed this device, where that happened. */
  readonly removedBy: () => string | undefined

  /** 32 bytes: equal for equal rosters. */
  readonly head: () => Uint8Array
  /** All entries, encoded. */
  readonly entries: () => readonly Uint8Array[]
  /**
   * Takes entries of another device: those that are signed and follow from what is here, whatever their order. Gives
   * whether something changed; throws where one is no entry, is forged, or belongs to another group, and `Newer` (of
   * pairing/binary.ts) where one was made by a later version of the app.
   */
  readonly merge: (entries: readonly Uint8Array[]) => boolean

  /**
   * DNS-SD names (`_<26 letters>._udp.local`) that only holders of a key of the group can compute: the one under which
   * this device answers, and those of earlier epochs, under which it only listens for members that have not heard of a
   * removal. Undefined while there is no group.
   */
  readonly service: () => { readonly now: string; readonly earlier: readonly string[] } | undefined
  /** Seals what is announced (id and port) under the key of the present epoch; at most 160 bytes come out. */
  readonly sealNotice: (notice: Uint8Array) => Uint8Array
  /** Undefined where it was not sealed by this group. */
  readonly openNotice: (sealed: Uint8Array) => Uint8Array | undefined

  /** Calls back after every change; gives the way to stop. */
  readonly subscribe: (changed: () => void) => () => void
}

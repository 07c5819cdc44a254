import type { Doc } from 'yjs'

export interface SecondOptions {
  readonly doc: Doc
  readonly isFirst: boolean
  readonly send: (bytes: Uint8Array) => void
  readonly later: (ms: number, job: () => void) => unknown
  readonly newSalt: () => Uint8Array
}

/** Speaks as soon as it is made, where it is first. */
export declare class SecondLink {
  constructor(options: SecondOptions)
  /** Throws where the message breaks the rules. */
  receive(bytes: Uint8Array): void
  /** Undefined while there is something to tell or to get. */
  readonly agreed: 'equal' | 'apart' | undefined
}

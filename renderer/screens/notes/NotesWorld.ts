/** What the notebook works with, given by the composition root. */

import type { Address } from '../../study/address'
import type { OwnCards } from '../../study/cards/ownCards'
import type { Course } from '../../study/course/course'
import type { Anchor, Notebook } from '../../study/notes/notebook'

export type NotesAddress = Extract<Address, { screen: 'notes' }>

export interface NoteImages {
  /** Gives the image's hash; rejects with a sentence. */
  readonly put: (bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<string>
  readonly get: (
    hash: string,
  ) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | undefined>
}

export interface NoteVersions {
  readonly add: (note: string, at: number, text: string) => Promise<void>
  readonly list: (note: string) => Promise<readonly { readonly at: number; readonly length: number }[]>
  readonly get: (note: string, at: number) => Promise<string | undefined>
}

export interface NotesWorld {
  readonly notebook: Notebook
  readonly cards: Pick<OwnCards, 'add' | 'trash'>
  readonly images: NoteImages
  readonly versions: NoteVersions
  readonly course: Course
  /** Whether the text that a note in the margin was written on is gone. */
  readonly isLost: (anchor: Anchor) => boolean
  readonly now: () => number
  readonly isMac: boolean
  /** Whether keys without a modifier are shortcuts. */
  readonly takesLetters: () => boolean
  readonly go: (address: Address) => void
  readonly log: (message: string) => void
}

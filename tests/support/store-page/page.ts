/** What specs and the benchmark call in the page: the store as the app builds it, plain y-indexeddb, and ways to break them. */
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import '../../../renderer/platform/bridge'
import { openStore } from '../../../renderer/storage/openStore'
import type { RecordStore } from '../../../renderer/storage/store'
import * as bench from './bench'
import { applyBackupText, backupText, contentOf, damages, fillForDamage, fillMore, runDamage } from './damage'

export interface StorePage {
  readonly open: (known?: Known) => Promise<RecordStore>
  readonly store: () => RecordStore
  readonly known: (store: RecordStore) => Known
  readonly contentOf: typeof contentOf
  readonly damages: readonly string[]
  readonly fillForDamage: typeof fillForDamage
  readonly fillMore: typeof fillMore
  readonly backupText: typeof backupText
  readonly applyBackupText: typeof applyBackupText
  readonly runDamage: typeof runDamage
  readonly bench: typeof bench
  readonly Y: typeof Y
  readonly IndexeddbPersistence: typeof IndexeddbPersistence
}
/** State vectors as plain lists, so that they pass between page and spec. */
export type Known = { readonly [doc in 'notes' | 'reviews' | 'study']: readonly number[] }

declare global {
  interface Window {
    storePage: StorePage
  }
}

let opened: RecordStore | undefined

window.storePage = {
  open: async (known) => {
    opened = await openStore({
      now: Date.now,
      log: (level, message) => console.log(`${level}: ${message}`),
      ...(window.drydock && { files: window.drydock }),
      known: known && {
        notes: new Uint8Array(known.notes),
        reviews: new Uint8Array(known.reviews),
        study: new Uint8Array(known.study),
      },
    })
    return opened
  },
  store: () => {
    if (!opened) throw new Error('The store is not open.')
    return opened
  },
  known: (store) => {
    const { notes, reviews, study } = store.vectors()
    return { notes: [...notes], reviews: [...reviews], study: [...study] }
  },
  contentOf,
  damages: Object.keys(damages),
  fillForDamage,
  fillMore,
  backupText,
  applyBackupText,
  runDamage,
  bench,
  Y,
  IndexeddbPersistence,
}
performance.mark('ready')

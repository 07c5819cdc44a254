/** Opens the learner's documents on this device and the books over them; loads after the first paint. */
import { bridge } from '../platform/bridge'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { zone } from '../platform/zone'
import { openStore } from '../storage/openStore'
import type { RecordStore } from '../storage/store'
import { openOwnCards } from '../study/cards/openOwnCards'
import type { OwnCards } from '../study/cards/ownCards'
import type { Notebook } from '../study/notes/notebook'
import { openNotebook } from '../study/notes/openNotebook'
import type { Ports } from '../study/ports'
import type { RecordDocs } from '../study/record'
import { openReviewBook } from '../study/schedule/openReviewBook'
import type { ReviewBook } from '../study/schedule/reviewBook'
import { keepSafe, type Safety, vaultSide } from './keepSafe'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly store: RecordStore
  readonly notebook: Notebook
  readonly reviews: ReviewBook
  readonly cards: OwnCards
  /** Backups; undefined where the window has no shell. */
  readonly safety: Safety | undefined
}

export async function openBooks(): Promise<Books> {
  const shell = bridge()
  const { known, ...side } = await vaultSide(shell)
  const store = await openStore({ now, log, known: known?.vectors, ...side })
  const { docs } = store
  const ports: Ports = { now, newId }
  return {
    docs,
    store,
    notebook: openNotebook(docs.notes, ports),
    reviews: openReviewBook(docs, ports, zone),
    cards: openOwnCards(docs.notes, ports),
    safety: shell && keepSafe({ store, bridge: shell, known, now, log }),
  }
}

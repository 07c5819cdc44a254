/** Export and import with the record behind them. */
import { lazy, useMemo, useSyncExternalStore } from 'react'
import { now } from '../platform/clock'
import { exportRecord } from './exportRecord'
import { type Arriving, openImport } from './importRecord'
import type { Books } from './openBooks'
import { countParts } from './packRecord'
import type { AppWorld } from './world'

const Leave = lazy(() => import('../screens/leave/Leave').then(({ Leave }) => ({ default: Leave })))

export function LeavePanel({ world, books }: { readonly world: AppWorld; readonly books: Books }) {
  const { store } = books
  const canWrite = useSyncExternalStore(store.subscribe, () => store.health().save.kind !== 'readOnly')
  const counted = useMemo(() => watchCounts(books), [books])
  const counts = useSyncExternalStore(counted.subscribe, counted.get)
  const arriving: Arriving = {
    ...{ books, now, bridge: world.bridge, app: world.info?.version ?? '' },
    beforeImport: () => backUp(books),
  }
  return (
    <Leave
      counts={counts}
      canWrite={canWrite}
      onExport={(choice) => exportRecord(choice, arriving)}
      onOpen={(from) => openImport(from, arriving)}
    />
  )
}

async function backUp({ safety }: Books) {
  if (!safety) return { made: true } as const // without a shell there is no file to import either
  const backup = await safety.backups.make('before-merge')
  return backup.written ? ({ made: true } as const) : ({ made: false, reason: backup.reason } as const)
}

/** Counts that keep their identity until something changes. */
function watchCounts(books: Books) {
  let counts = countParts(books)
  const { notebook, cards, reviews, quiz, docs } = books
  return {
    get: () => counts,
    subscribe: (changed: () => void) => {
      const again = () => {
        counts = countParts(books)
        changed()
      }
      const read = docs.study.getMap('read')
      read.observe(again)
      const stops = [notebook, cards, reviews, quiz].map((book) => book.subscribe(again))
      again()
      return () => {
        read.unobserve(again)
        for (const stop of stops) stop()
      }
    },
  }
}

/** The notebook, with the books behind it. */
import { course } from 'virtual:course'
import { use, useMemo, useSyncExternalStore } from 'react'
import { now } from '../platform/clock'
import { log } from '../platform/log'
import { Notebook } from '../screens/notes/Notebook'
import type { NotesWorld } from '../screens/notes/NotesWorld'
import type { Address } from '../study/address'
import { navigate } from './useAddress'
import { useLost } from './useLost'
import type { AppWorld } from './world'

interface NotesPageProps {
  readonly world: AppWorld
  readonly address: Extract<Address, { screen: 'notes' }>
}

export function NotesPage({ world, address }: NotesPageProps) {
  const { notebook, cards, store } = use(world.record.books)
  const saving = useSyncExternalStore(store.subscribe, () => store.health().save)
  const isLost = useLost(notebook)
  const notes = useMemo<NotesWorld>(
    () => ({
      notebook,
      cards,
      images: store.images,
      versions: store.versions,
      course,
      isLost,
      now,
      isMac: world.isMac,
      takesLetters: () => world.settings.get().letterKeys,
      go: navigate,
      log: (message) => log('warn', `notes: ${message}`),
    }),
    [notebook, cards, store, isLost, world],
  )
  return <Notebook world={notes} address={address} saving={saving} />
}

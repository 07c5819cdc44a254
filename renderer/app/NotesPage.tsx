/** The notebook, with the books behind it. */
import { course } from 'virtual:course'
import { use, useMemo } from 'react'
import { now } from '../platform/clock'
import { log } from '../platform/log'
import { Notebook } from '../screens/notes/Notebook'
import type { NotesWorld, Saving } from '../screens/notes/NotesWorld'
import type { Address } from '../study/address'
import { navigate } from './useAddress'
import type { AppWorld } from './world'

interface NotesPageProps {
  readonly world: AppWorld
  readonly address: Extract<Address, { screen: 'notes' }>
}

const memory = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>()
const texts = new Map<string, Map<number, string>>()

export function NotesPage({ world, address }: NotesPageProps) {
  const { notebook, cards } = use(world.record.books)
  const saving: Saving = { kind: 'saved' }
  const notes = useMemo<NotesWorld>(
    () => ({
      notebook,
      cards,
      images: {
        put: async (bytes, type) => {
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
          const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
          memory.set(hash, { bytes, type })
          return hash
        },
        get: async (hash) => memory.get(hash),
      },
      versions: {
        add: async (note, at, text) => void texts.set(note, (texts.get(note) ?? new Map()).set(at, text)),
        list: async (note) => [...(texts.get(note) ?? [])].map(([at, text]) => ({ at, length: text.length })),
        get: async (note, at) => texts.get(note)?.get(at),
      },
      course,
      isLost: () => false,
      now,
      isMac: world.isMac,
      takesLetters: () => world.settings.get().letterKeys,
      go: navigate,
      log: (message) => log('warn', `notes: ${message}`),
    }),
    [notebook, cards, world],
  )
  return <Notebook world={notes} address={address} saving={saving} />
}

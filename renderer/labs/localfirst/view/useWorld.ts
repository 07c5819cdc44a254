/** The session for the parts of the view, and its state as React sees it. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, Config, Refusal, ReplicaId, State } from '../engine/types'
import type { LocalFirstSession, Typing } from './session'

export const SessionContext = createContext<LocalFirstSession | undefined>(undefined)

interface World {
  readonly state: State
  readonly config: Config
  readonly act: (action: Action) => Refusal | 'full' | undefined
}

export function useWorld(): World {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A part of the Local-First lab was drawn outside it.')
  const state = useSyncExternalStore(session.subscribe, session.state)
  return { state, config: session.config, act: session.act }
}

export function useTyping(): Pick<LocalFirstSession, 'type' | 'rest'> & { readonly typing: Typing | undefined } {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A field of the Local-First lab was drawn outside it.')
  const { type, rest } = session
  return { typing: useSyncExternalStore(session.subscribe, session.typing), type, rest }
}

export function useReplicaName(): (id: ReplicaId) => string {
  const { t } = useTranslation()
  return (id) => t(`labs.localfirst.replica.${id}`)
}

/** Virtual milliseconds as seconds, to the millisecond. */
export const secondsOf = (ms: number): string => (ms / 1_000).toFixed(3)

/** A wall clock in the lab: it shows ten o'clock at the start. */
export function wallClock(ms: number): string {
  const all = Math.round(ms) + 36_000_000
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  const day = ((all % 86_400_000) + 86_400_000) % 86_400_000
  return `${two(day / 3_600_000)}:${two((day / 60_000) % 60)}:${two((day / 1_000) % 60)}.${String(day % 1_000).padStart(3, '0')}`
}

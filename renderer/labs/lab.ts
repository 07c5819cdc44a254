/** What all labs share: a lab brings scenarios as data and sessions over its own engine; `screens/labs` hosts any of them. */
import type { ReactNode } from 'react'

/** One action of a lab: plain data that JSON can hold. */
export type Step = object

/** A challenge without its words, which the lab's `useWords` gives by the same ids. */
export interface ScenarioEntry {
  readonly id: string
  /** None for a place without a task. */
  readonly goals: readonly string[]
  readonly hints: number
  /** Lists of actions as a session takes them: the first meets every goal, the second does not. */
  readonly solution: readonly Step[]
  readonly wrong: readonly Step[]
}

export interface ScenarioWords {
  readonly title: string
  /** Paragraphs. */
  readonly story: readonly string[]
  /** By the goal's id. */
  readonly goals: Readonly<Record<string, string>>
  readonly hints: readonly string[]
  /** What the challenge showed; the back of its review card. */
  readonly answer: string
  /** The front of its review card. */
  readonly question: string
}

export interface LabGroup {
  readonly title: string
  /** What its challenges are about, in a sentence. */
  readonly about?: string
  readonly scenarios: readonly string[]
}

export interface LabWords {
  readonly title: string
  readonly summary: string
  /** What the lab simulates, what it leaves out, and which version of the real system it follows. */
  /** Whether its words come with the scenarios, as the course's do, and not from the catalogue. */
  readonly isContent?: boolean
  /** Parts of the list of challenges, with the ids that stand in each; else it is one list. */
  readonly groups?: readonly LabGroup[]
  readonly fidelity: { readonly simulates: string; readonly leavesOut: string; readonly follows: string }
  readonly scenario: (id: string) => ScenarioWords
}

/** One run of a scenario. It has no clock and no chance of its own: the same actions give the same state. */
export interface Session {
  readonly scenario: string
  /** Goals that hold in the present state, or held in one before it where a goal says that it stays. */
  readonly met: () => ReadonlySet<string>
  /** The same list until something was done. */
  readonly actions: () => readonly Step[]
  readonly subscribe: (changed: () => void) => () => void
  /** Takes the last action back, by a button that the session draws; without it the run is played again up to there. */
  readonly undo?: () => void
  readonly draw: () => ReactNode
}

/** Why a saved or shared run cannot be gone on with. */
export type RunFault = 'unknownScenario' | 'unreadable' | 'tooLong'
export type Started =
  | { readonly kind: 'started'; readonly session: Session }
  | { readonly kind: 'failed'; readonly why: RunFault }

export interface Lab {
  readonly id: string
  /** The chapter that it belongs to. */
  readonly chapter: string
  readonly scenarios: readonly ScenarioEntry[]
  readonly useWords: () => LabWords
  /** Starts a scenario, or goes on with the actions of an earlier run, which may come from a stranger. */
  readonly start: (scenario: string, saved: readonly unknown[]) => Started
}

/** More actions than this a run does not take. */
export const longestRun = 600

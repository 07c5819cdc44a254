/** How the steps of a history are chosen. */
import type { Step } from '../script'
import type { Seen } from './seen'

/** Writes one step from what it sees; or several that follow each other, each written when its turn comes. */
export type Make = (seen: Seen) => string | Step | readonly Make[]
/** Weights say how often. */
export type Choice = readonly [weight: number, make: Make]

export const write = (path: string, text: string, line = 'true'): Step => ({ line, write: { [path]: text } })

/** A word as a shell reads it. */
export const q = (text: string): string => (/^[\w./@~^:{}=+-]+$/.test(text) ? text : `'${text}'`)

/** One of these now and then, with a blank before it. */
export const some = (seen: Seen, ...all: readonly string[]): string =>
  seen.random.chance(0.3) ? ` ${seen.random.of(all)}` : ''

/** One of these, with a blank before it. */
export const one = (seen: Seen, ...all: readonly string[]): string => ` ${seen.random.of(all)}`

export const message = (seen: Seen): string => `change ${seen.random.below(1_000)}`

export const names = ['topic', 'fix', 'side', 'next'] as const

/** The file by which a run of a lab is shared (docs/formats/labs.md). Whether its actions are any is the lab's to say. */
import { z } from 'zod/mini'

export interface SharedRun {
  readonly lab: string
  readonly scenario: string
  readonly actions: readonly unknown[]
}

export type ReadRun =
  | { readonly kind: 'run'; readonly run: SharedRun }
  /** `newer`: written by a later version of Drydock. */
  | { readonly kind: 'failed'; readonly why: 'tooLarge' | 'notARun' | 'newer' }

/** In UTF-16 units. */
export const longestFile = 262_144
const version = 1
const mostActions = 600

const head = z.object({ drydock: z.literal('lab-run'), version: z.int().check(z.gte(1)) })
const body = z.object({
  lab: z.string().check(z.minLength(1), z.maxLength(64)),
  scenario: z.string().check(z.minLength(1), z.maxLength(64)),
  actions: z.array(z.unknown()).check(z.maxLength(mostActions)),
})

export const writeSharedRun = ({ lab, scenario, actions }: SharedRun): string =>
  `${JSON.stringify({ drydock: 'lab-run', version, lab, scenario, actions }, undefined, 1)}\n`

export function readSharedRun(text: string): ReadRun {
  if (text.length > longestFile) return { kind: 'failed', why: 'tooLarge' }
  const value = parse(text)
  const known = head.safeParse(value)
  if (!known.success) return { kind: 'failed', why: 'notARun' }
  if (known.data.version > version) return { kind: 'failed', why: 'newer' }
  const run = body.safeParse(value)
  return run.success ? { kind: 'run', run: run.data } : { kind: 'failed', why: 'notARun' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no JSON is no run
  }
}

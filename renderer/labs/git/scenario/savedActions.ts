/** What a learner did, as it stands in a saved run or a shared file, which a stranger may have written. */
import { z } from 'zod/mini'
import { levelSchema } from './level'

export const longestLine = 4_000
export const longestEdit = 40_000
export const mostEdits = 40

const action = z.discriminatedUnion('do', [
  /** A line was typed; `edits` are the editor's answers, and null is an editor closed without saving. */
  z.strictObject({
    do: z.literal('run'),
    line: z.string().check(z.maxLength(longestLine)),
    edits: z.exactOptional(
      z.array(z.union([z.string().check(z.maxLength(longestEdit)), z.null()])).check(z.maxLength(mostEdits)),
    ),
  }),
  /** The sandbox took up a level from a file. */
  z.strictObject({ do: z.literal('level'), level: levelSchema }),
])
export type Action = z.infer<typeof action>

/** Undefined where one of them is no action. */
export function readActions(saved: readonly unknown[]): readonly Action[] | undefined {
  const read = z.array(action).safeParse(saved)
  if (!read.success) return undefined
  // A level can only be what a run begins with.
  return read.data.every(({ do: what }, at) => what === 'run' || at === 0) ? read.data : undefined
}

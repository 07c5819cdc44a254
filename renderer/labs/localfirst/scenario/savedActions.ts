/** Actions as they stand in a saved run or a shared file, which a stranger may have written. */
import { z } from 'zod'
import { type Action, modes, replicaIds } from '../engine/types'

const replica = z.enum(replicaIds)
const whole = (most: number) => z.number().int().min(0).max(most)
const by = z.number().int().min(-100).max(100)

/** What one can type or paste into a replica at once. */
export const longestPut = 2_000

const edit = z.discriminatedUnion('item', [
  z.strictObject({ item: z.literal('text'), at: whole(200_000), cut: whole(200_000), put: z.string().max(longestPut) }),
  z.strictObject({
    item: z.literal('tags'),
    tag: z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\n]+$/),
    isAdded: z.boolean(),
  }),
  z.strictObject({ item: z.literal('number'), by }),
  z.strictObject({ item: z.literal('shares'), by }),
  z.strictObject({ item: z.literal('name'), name: z.string().max(40) }),
])

const change = z.strictObject({
  isCut: z.boolean().exactOptional(),
  delayMs: whole(2_000).exactOptional(),
  isReordering: z.boolean().exactOptional(),
  isDuplicating: z.boolean().exactOptional(),
})

const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('edit'), replica, edit }),
  z.strictObject({ do: z.literal('link'), one: replica, other: replica, change }),
  z.strictObject({ do: z.literal('clock'), replica, skewMs: z.number().int().min(-86_400_000).max(86_400_000) }),
  z.strictObject({ do: z.literal('stamps'), stamps: z.enum(['wall', 'hybrid']) }),
  z.strictObject({ do: z.literal('mode'), mode: z.enum(modes) }),
  z.strictObject({ do: z.literal('lease'), replica, isHeld: z.boolean() }),
  z.strictObject({ do: z.literal('send'), from: replica, to: replica, parcel: z.enum(['state', 'vector', 'missing']) }),
  z.strictObject({ do: z.literal('predict'), question: z.string().max(40), answer: z.string().max(40) }),
  z.strictObject({ do: z.literal('wait'), ms: whole(60_000) }),
  z.strictObject({ do: z.literal('step') }),
  z.strictObject({ do: z.literal('settle') }),
  z.strictObject({ do: z.literal('compare') }),
])

/** Undefined where one of them is no action. */
export function readActions(saved: readonly unknown[]): readonly Action[] | undefined {
  const read = z.array(action).safeParse(saved)
  return read.success ? read.data : undefined
}

export const isAction = (value: unknown): value is Action => action.safeParse(value).success

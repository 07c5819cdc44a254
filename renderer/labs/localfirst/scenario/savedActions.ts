/** Actions as they stand in a saved run or a shared file, which a stranger may have written. */
import { z } from 'zod/mini'
import { type Action, modes, replicaIds } from '../engine/types'

const replica = z.enum(replicaIds)
const whole = (most: number) => z.int().check(z.gte(0), z.lte(most))
const by = z.int().check(z.gte(-100), z.lte(100))
const text = (most: number) => z.string().check(z.maxLength(most))

/** What one can type or paste into a replica at once. */
export const longestPut = 2_000

const edit = z.discriminatedUnion('item', [
  z.strictObject({ item: z.literal('text'), at: whole(200_000), cut: whole(200_000), put: text(longestPut) }),
  z.strictObject({
    item: z.literal('tags'),
    tag: text(40).check(z.minLength(1), z.regex(/^[^\n]+$/)),
    isAdded: z.boolean(),
  }),
  z.strictObject({ item: z.literal('number'), by }),
  z.strictObject({ item: z.literal('shares'), by }),
  z.strictObject({ item: z.literal('name'), name: text(40) }),
])

const change = z.strictObject({
  isCut: z.exactOptional(z.boolean()),
  delayMs: z.exactOptional(whole(2_000)),
  isReordering: z.exactOptional(z.boolean()),
  isDuplicating: z.exactOptional(z.boolean()),
})

const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('edit'), replica, edit }),
  z.strictObject({ do: z.literal('link'), one: replica, other: replica, change }),
  z.strictObject({ do: z.literal('clock'), replica, skewMs: z.int().check(z.gte(-86_400_000), z.lte(86_400_000)) }),
  z.strictObject({ do: z.literal('stamps'), stamps: z.enum(['wall', 'hybrid']) }),
  z.strictObject({ do: z.literal('mode'), mode: z.enum(modes) }),
  z.strictObject({ do: z.literal('lease'), replica, isHeld: z.boolean() }),
  z.strictObject({ do: z.literal('send'), from: replica, to: replica, parcel: z.enum(['state', 'vector', 'missing']) }),
  z.strictObject({ do: z.literal('predict'), question: text(40), answer: text(40) }),
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

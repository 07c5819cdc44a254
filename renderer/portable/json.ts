/** JSON from strangers: bounded in depth before it is parsed, and a list read item by item, so that a bad one costs itself. */
import type { z } from 'zod'
import { limits } from './limits'

export type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string }

export function readJson(text: string): Json {
  if (text.length > limits.json) return { ok: false, detail: 'It is too large.' }
  if (isDeep(text)) return { ok: false, detail: `It is nested more than ${limits.jsonDepth} deep.` }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message.slice(0, 200) : 'It is no JSON.' }
  }
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125]

function isDeep(text: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === backslash) at++
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === openList || code === openObject) {
      if (++depth > limits.jsonDepth) return true
    } else if (code === closeList || code === closeObject) depth--
  }
  return false
}

/** The items of a list that fit, as copies made of known fields, and how many did not. */
export function readItems<T>(list: unknown, item: z.ZodType<T>): { readonly items: T[]; readonly bad: number } {
  if (!Array.isArray(list)) return { items: [], bad: 1 }
  const items: T[] = []
  let bad = 0
  for (const one of list) {
    const seen = item.safeParse(one)
    if (seen.success) items.push(seen.data)
    else bad++
  }
  return { items, bad }
}

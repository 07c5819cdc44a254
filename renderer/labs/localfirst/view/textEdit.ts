/** The one edit that turns a text into another: what a keystroke, a paste or a cut did. */
import type { Edit } from '../engine/types'

export function textEdit(before: string, after: string): Extract<Edit, { item: 'text' }> | undefined {
  if (before === after) return undefined
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  if (isHigh(before[start - 1]) || isHigh(after[start - 1])) start = Math.max(0, start - 1)
  const longest = Math.min(before.length, after.length) - start
  let end = 0
  while (end < longest && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (isLow(before[before.length - end]) || isLow(after[after.length - end])) end = Math.max(0, end - 1)
  return { item: 'text', at: start, cut: before.length - start - end, put: after.slice(start, after.length - end) }
}

/** A character of two units is taken whole. */
const isHigh = (unit: string | undefined) => unit !== undefined && /[\ud800-\udbff]/.test(unit)
const isLow = (unit: string | undefined) => unit !== undefined && /[\udc00-\udfff]/.test(unit)

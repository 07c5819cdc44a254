/** Draws a long text over several idle moments, so that no single one holds up typing. */
import { useEffect, useState } from 'react'
import type { DrawnBlock } from './nodes'

const atOnce = 8_000
const step = 12_000

/** How many of the blocks are to be drawn yet. */
export function useDrawn(blocks: readonly DrawnBlock[]): number {
  const [drawn, setDrawn] = useState(0)
  const count = Math.min(blocks.length, Math.max(drawn, reach(blocks, 0, atOnce)))
  useEffect(() => {
    if (count >= blocks.length) return
    const idle = requestIdleCallback(() => setDrawn(reach(blocks, count, step)), { timeout: 300 })
    return () => cancelIdleCallback(idle)
  }, [count, blocks])
  return count
}

/** How far one comes from a place within a budget; at least one block. */
function reach(blocks: readonly DrawnBlock[], from: number, budget: number): number {
  let to = from
  for (let spent = 0; to < blocks.length; to++) {
    spent += (blocks[to]?.json.length ?? 0) + 100
    if (spent > budget && to > from) break
  }
  return to
}

/** Whether what was written makes a card. */

import { clozeNumbers } from '../cards/cloze'
import type { OwnCard } from '../cards/ownCards'

/** What the fields take by typing. */
export const maxSideLength = 20_000
/** What a side may have at all, as one that was imported may: a larger one would fit no message of a sync. */
export const longestSide = 65_536

export type CardFault = 'frontMissing' | 'textMissing' | 'backMissing' | 'gapMissing' | 'tooLong'

export function checkCard({ kind, front, back }: Pick<OwnCard, 'kind' | 'front' | 'back'>): CardFault | undefined {
  if (Math.max(front.length, back.length) > longestSide) return 'tooLong'
  if (!front.trim()) return kind === 'cloze' ? 'textMissing' : 'frontMissing'
  if (kind === 'cloze') return clozeNumbers(front).length === 0 ? 'gapMissing' : undefined
  return back.trim() ? undefined : 'backMissing'
}

/** Tags as typed, with commas between: trimmed, each once. */
export const readTags = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim().replaceAll(/\s+/g, ' ').slice(0, 60))
      .filter(Boolean),
  ),
]

/** Whether what was written makes a card. */

import { clozeNumbers } from '../cards/cloze'
import type { OwnCard } from '../cards/ownCards'

export const maxSideLength = 20_000

export type CardFault = 'frontMissing' | 'textMissing' | 'backMissing' | 'gapMissing'

export function checkCard({ kind, front, back }: Pick<OwnCard, 'kind' | 'front' | 'back'>): CardFault | undefined {
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

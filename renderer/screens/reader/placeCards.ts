/** Where cards beside a text stand: each as near to its line as the others allow. */

export interface Wanted {
  /** Where it would like to begin, in CSS pixels; in ascending order in a list. */
  readonly top: number
  readonly height: number
}

/** The tops of the cards, without overlap. The one at `active` gets its place; those before it move up, those after it down. */
export function placeCards(cards: readonly Wanted[], gap: number, active = 0): readonly number[] {
  const tops = cards.map(({ top }) => top)
  for (let at = Math.max(1, active + 1); at < cards.length; at++) {
    const above = (tops[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0) + gap
    tops[at] = Math.max(tops[at] ?? 0, above)
  }
  for (let at = Math.min(active, cards.length) - 1; at >= 0; at--) {
    const below = (tops[at + 1] ?? 0) - gap - (cards[at]?.height ?? 0)
    tops[at] = Math.min(tops[at] ?? 0, below)
  }
  return tops
}

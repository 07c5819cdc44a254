/** What happened to one card, newest first: without what was taken back, and with the corrected dates. */
import type { CardRef, ReviewEvent } from '../schedule/reviewBook'

type CardEvent = Extract<ReviewEvent, { card: CardRef }>

export function cardHistory(events: readonly ReviewEvent[], card: CardRef): readonly CardEvent[] {
  const undone = new Set(events.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])))
  const dates = new Map(
    events.flatMap((event) =>
      event.kind === 'redate' && !undone.has(event.id) ? [[event.of, event.to] as const] : [],
    ),
  )
  return events
    .filter((event): event is CardEvent => 'card' in event && event.card === card && !undone.has(event.id))
    .map((event) => ({ ...event, at: dates.get(event.id) ?? event.at }))
    .sort((one, other) => other.at - one.at)
}

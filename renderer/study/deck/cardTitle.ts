/** A card in one line, for a list. */
import { type DeckCard, plainText } from './deckCard'

const titleLength = 160

/** Of the learner's Markdown, the first line that says something, without the marks; '' where there is none. */
export function cardTitle({ front, source }: DeckCard): string {
  const text = plainText(front.slice(0, 1))
  if (source !== 'own') return text
  const lines = text.slice(0, 2_000).split('\n').map(withoutMarks)
  return (lines.find(Boolean) ?? '').slice(0, titleLength).toWellFormed()
}

const withoutMarks = (line: string) =>
  line
    .replace(/^\s*(#{1,6} |[-*+] |\d+\. |> ?|```.*|~~~.*)/, '')
    .replaceAll(/\*\*|`/g, '')
    .trim()

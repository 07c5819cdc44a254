/** The texts of items, cards and terms may hold code, emphasis and strong emphasis, nothing else. */
import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { QuizItem } from '../../renderer/study/course/source'
import type { Chapter } from './chapter'
import type { Faults, Place } from './faults'
import type { Glossary } from './glossary'

const markdown = unified().use(remarkParse)
const allowed = new Set(['root', 'paragraph', 'text', 'inlineCode', 'emphasis', 'strong'])

export function checkMarkup(chapters: readonly Chapter[], glossary: Glossary, faults: Faults): void {
  for (const { quiz, cards } of chapters) {
    quiz?.value.items.forEach((item, at) => {
      for (const [text, ...path] of itemTexts(item)) checkText(text, () => quiz.at(['items', at, ...path]), faults)
    })
    cards?.value.cards.forEach((card, at) => {
      checkText(card.front, () => cards.at(['cards', at, 'front']), faults)
      checkText(card.back, () => cards.at(['cards', at, 'back']), faults)
    })
  }
  glossary.terms.forEach((term, at) => {
    const place = glossary.places[at]?.short
    if (place) checkText(term.short, () => place, faults)
  })
}

type PlacedText = readonly [text: string, ...path: (string | number)[]]

function itemTexts(item: QuizItem): PlacedText[] {
  const ask: PlacedText = [item.ask, 'ask']
  switch (item.kind) {
    case 'order':
      return [ask, ...item.steps.flatMap((step, at) => textsOf(step, 'steps', at))]
    case 'match':
      return [ask, ...item.pairs.flatMap((pair, at) => textsOf(pair, 'pairs', at))]
    case 'fill':
      return [ask, [item.why, 'why'], ...item.mistakes.map(({ why }, at): PlacedText => [why, 'mistakes', at, 'why'])]
    default:
      return [ask, ...item.options.flatMap((option, at) => textsOf(option, 'options', at))]
  }
}

const textsOf = (part: Readonly<Record<string, unknown>>, list: string, at: number): PlacedText[] =>
  ['text', 'left', 'right', 'why'].flatMap((field) => {
    const text = part[field]
    return typeof text === 'string' ? [[text, list, at, field] as const] : []
  })

/** Most texts are these alone, and need no parser. */
const plainWords = /^\p{L}[\p{L}\p{N} ,.;:?'"’“”()%/–-]*$/u

/** Finding a place costs more than the check, so it is looked up for faults alone. */
function checkText(text: string, placeOf: () => Place, faults: Faults): void {
  if (plainWords.test(text)) return
  const stray = firstForbidden(markdown.parse(text))
  if (stray !== undefined) {
    faults.add(
      placeOf(),
      `the text reads as Markdown of the kind "${stray}"; expected words, \`code\`, *emphasis* or **strong**`,
    )
  }
}

function firstForbidden(node: Nodes): string | undefined {
  if (!allowed.has(node.type)) return node.type
  if (!('children' in node)) return undefined
  return node.children.map(firstForbidden).find((type) => type !== undefined)
}

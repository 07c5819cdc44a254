/** Cards of the course and of its quiz items. */
import type { Card, QuizItem } from '../course/source'
import type { DeckCard, FacePart } from './deckCard'

export const courseCards = (chapter: string, cards: readonly Card[]): readonly DeckCard[] =>
  cards.map(({ id, section, front, back }) => ({
    ref: `course:${id}`,
    source: 'course',
    front: [short(front)],
    back: [short(back)],
    chapter,
    section,
    tags: [],
  }))

export const itemCards = (chapter: string, items: readonly QuizItem[]): readonly DeckCard[] =>
  items.map((item) => ({
    ref: `item:${chapter}/${item.id}`,
    source: 'item',
    front: askOf(item),
    back: answerOf(item),
    chapter,
    section: item.section,
    tags: [],
  }))

const short = (text: string): FacePart => ({ kind: 'short', text })

/** The question as it stands in the quiz; steps and right sides by the alphabet, so that their order tells nothing. */
function askOf(item: QuizItem): readonly FacePart[] {
  switch (item.kind) {
    case 'fill':
      return [short(item.ask)]
    case 'order':
      return [short(item.ask), { kind: 'options', options: byAlphabet(item.steps.map((step) => step.text)) }]
    case 'match': {
      const right = byAlphabet(item.pairs.map((pair) => pair.right))
      return [short(item.ask), { kind: 'pairs', left: item.pairs.map((pair) => pair.left), right }]
    }
    default: {
      const output: readonly FacePart[] = item.kind === 'output' ? [{ kind: 'output', text: item.output }] : []
      return [short(item.ask), ...output, { kind: 'options', options: item.options.map((option) => option.text) }]
    }
  }
}

function answerOf(item: QuizItem): readonly FacePart[] {
  switch (item.kind) {
    case 'fill':
      return [answers([{ text: item.accept[0] ?? '', why: item.why }])]
    case 'order':
      return [answers(item.steps, true)]
    case 'match':
      return [answers(item.pairs.map(({ left, right, why }) => ({ text: `${left}: ${right}`, why })))]
    default:
      return [answers(item.options.filter((option) => option.correct))]
  }
}

const answers = (list: readonly { text: string; why: string }[], isOrdered = false): FacePart => ({
  kind: 'answers',
  isOrdered,
  answers: list.map(({ text, why }) => ({ text, why })),
})

const byAlphabet = (texts: readonly string[]) => [...texts].sort((one, other) => one.localeCompare(other, 'en'))

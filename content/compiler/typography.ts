/** Sets the course's quotation marks and apostrophes: authors type straight ones, readers see curly ones. Code keeps its own. */
import type { ChapterText, TextNode } from '../../renderer/study/course/course'
import type { Card, Goal, QuizItem, Term } from '../../renderer/study/course/source'

const opening = /(^|[\s([{—–/])(["'])(?=\S|$)/g

/** `isStart` says that nothing stands before the text; after code or emphasis a mark closes, unless a word follows it. */
export function curl(text: string, isStart = true): string {
  const head = isStart ? text : text.replace(/^(["'])(?=[\s.,;:!?)\]…]|$|s\b)/, (mark) => (mark === '"' ? '”' : '’'))
  return head
    .replaceAll(opening, (_, before: string, mark: string) => before + (mark === '"' ? '“' : '‘'))
    .replaceAll('"', '”')
    .replaceAll("'", '’')
}

/** The same for a short text with `code` in it. */
export const curlShort = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, place) => (place % 2 === 1 ? part : curl(part, place === 0)))
    .join('')

export function curlNodes(nodes: readonly TextNode[]): readonly TextNode[] {
  return nodes.map((node, place) => {
    if (typeof node === 'string') return curl(node, place === 0)
    if (node.k === 'code' || node.k === 'check' || (node.k === 'tag' && node.tag === 'code')) return node
    const children = curlNodes(node.children)
    if (node.k === 'figure') return { ...node, children, caption: curlNodes(node.caption) }
    if (node.k === 'callout') return { ...node, children, title: curlNodes(node.title) }
    return { ...node, children }
  })
}

export const curlText = (text: ChapterText): ChapterText => ({
  ...text,
  goals: text.goals.map((goal): Goal => ({ ...goal, text: curlShort(goal.text) })),
  sections: text.sections.map(({ id, title, nodes }) => ({ id, title: curlShort(title), nodes: curlNodes(nodes) })),
})

/** What a learner types (`accept`, `mistakes`) and reads as output stays as it is written. */
export function curlItem(item: QuizItem): QuizItem {
  const ask = curlShort(item.ask)
  const because = <T extends { readonly why: string }>(part: T): T => ({ ...part, why: curlShort(part.why) })
  const said = <T extends { readonly why: string; readonly text: string }>(part: T): T => ({
    ...because(part),
    text: curlShort(part.text),
  })
  switch (item.kind) {
    case 'order':
      return { ...item, ask, steps: item.steps.map(said) }
    case 'match':
      return {
        ...item,
        ask,
        pairs: item.pairs.map((pair) => ({
          ...because(pair),
          left: curlShort(pair.left),
          right: curlShort(pair.right),
        })),
      }
    case 'fill':
      return { ...because(item), ask, mistakes: item.mistakes.map(because) }
    default:
      return { ...item, ask, options: item.options.map(said) }
  }
}

export const curlCard = (card: Card): Card => ({ ...card, front: curlShort(card.front), back: curlShort(card.back) })
export const curlTerm = (term: Term): Term => ({ ...term, term: curlShort(term.term), short: curlShort(term.short) })

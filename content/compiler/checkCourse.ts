/** The rules that need more than one file: ids are unique, and all that points at something finds it. */
import { whyOtherwise } from './arithmetic'
import type { Chapter } from './chapter'
import { type Faults, type Place, startOf } from './faults'
import type { Glossary } from './glossary'
import { checkMarkup } from './markup'
import { checkReferences, type Targets, whyUnknown } from './references'

export interface Checking {
  readonly chapters: readonly Chapter[]
  readonly glossary: Glossary
  readonly figures: ReadonlySet<string>
  readonly labs: ReadonlySet<string>
  readonly faults: Faults
}

export function checkCourse(checking: Checking): void {
  const { chapters, faults } = checking
  const targets = targetsOf(checking)
  checkUnique('chapter', chapters, (chapter) => ({ id: chapter.id, place: startOf(chapter.folder) }), faults)
  const byNumber = (chapter: Chapter) => ({ id: String(chapter.number), place: startOf(chapter.folder) })
  checkUnique('chapter number', chapters, byNumber, faults)
  checkUnique('quiz item', chapters.flatMap(placedItems), ({ id, place }) => ({ id, place }), faults)
  checkUnique('card', chapters.flatMap(placedCards), ({ id, place }) => ({ id, place }), faults)
  for (const chapter of chapters) {
    checkReferences(chapter.references, targets, faults)
    checkGoals(chapter, faults)
    checkComputed(chapter, faults)
  }
  checkGlossary(checking, targets)
  checkMarkup(chapters, checking.glossary, faults)
}

function targetsOf({ chapters, glossary, figures, labs }: Checking): Targets {
  const places = (chapter: Chapter) =>
    chapter.sections.flatMap(({ entry }) => [entry.id, ...entry.parts.map((part) => part.id)])
  const kinds = ({ id, quiz }: Chapter) =>
    quiz ? [[id, new Map(quiz.value.items.map((item) => [item.id, item.kind]))] as const] : []
  return {
    sections: new Map(chapters.map((chapter) => [chapter.id, new Set(places(chapter))])),
    items: new Map(chapters.flatMap(kinds)),
    figures,
    labs,
    terms: new Set(glossary.terms.map((term) => term.id)),
  }
}

interface Placed {
  readonly id: string
  readonly place: Place
}

function checkUnique<T>(what: string, list: readonly T[], describe: (element: T) => Placed, faults: Faults): void {
  const seen = new Set<string>()
  for (const element of list) {
    const { id, place } = describe(element)
    if (seen.has(id)) faults.add(place, `the ${what} "${id}" is there twice; expected each once in the course`)
    seen.add(id)
  }
}

interface Question extends Placed {
  readonly goal: string
  readonly section: string
  readonly goalPlace: Place
  readonly sectionPlace: Place
}

function placedItems({ quiz }: Chapter): Question[] {
  if (quiz === undefined) return []
  return quiz.value.items.map(({ id, goal, section }, at) => {
    const place = (field: string) => quiz.at(['items', at, field])
    return { id, goal, section, place: place('id'), goalPlace: place('goal'), sectionPlace: place('section') }
  })
}

function placedCards({ cards }: Chapter): Question[] {
  if (cards === undefined) return []
  return cards.value.cards.map(({ id, goal, section }, at) => {
    const place = (field: string) => cards.at(['cards', at, field])
    return { id, goal, section, place: place('id'), goalPlace: place('goal'), sectionPlace: place('section') }
  })
}

/** Goals and sections are only checked against what could be read; else one fault would drag twenty behind it. */
function checkGoals(chapter: Chapter, faults: Faults): void {
  const { front } = chapter
  const items = placedItems(chapter)
  const sections = new Set(chapter.sections.map(({ entry }) => entry.id))
  const goals = new Set(front?.value.goals.map((goal) => goal.id))
  for (const question of [...items, ...placedCards(chapter)]) {
    const noGoal = front && whyUnknown(`unknown goal "${question.goal}"`, question.goal, goals)
    if (noGoal) faults.add(question.goalPlace, noGoal)
    const noSection = whyUnknown(`unknown section "${question.section}"`, question.section, sections)
    if (noSection && sections.size > 0) faults.add(question.sectionPlace, noSection)
  }
  front?.value.goals.forEach((goal, at) => {
    const place = front.at(['goals', at, 'id'])
    const isFirst = front.value.goals.findIndex(({ id }) => id === goal.id) === at
    if (!isFirst) faults.add(place, `the goal "${goal.id}" is there twice; expected each once`)
    const isAsked = chapter.quiz === undefined || items.some((item) => item.goal === goal.id)
    if (!isAsked) faults.add(place, `no quiz item has the goal "${goal.id}"; expected at least one`)
  })
}

/** An answer that is computed is computed again. */
function checkComputed({ quiz }: Chapter, faults: Faults): void {
  quiz?.value.items.forEach((item, at) => {
    if (item.kind !== 'fill' || item.is === undefined) return
    const why = whyOtherwise(item.accept[0] ?? '', item.is)
    if (why !== undefined) faults.add(quiz.at(['items', at, 'accept', 0]), why)
  })
}

function checkGlossary({ chapters, glossary, faults }: Checking, targets: Targets): void {
  const terms = glossary.terms.flatMap((term, at) => {
    const places = glossary.places[at]
    return places ? [{ ...term, places }] : []
  })
  checkUnique('term', terms, ({ id, places }) => ({ id, place: places.term }), faults)
  const known = new Set(chapters.map((chapter) => chapter.id))
  for (const { see, places } of terms) {
    const [chapter = '', section = ''] = see.split('#')
    if (!known.has(chapter)) faults.add(places.see, whyUnknown(`unknown chapter "${chapter}"`, chapter, known) ?? '')
    else checkReferences([{ ...places.see, to: 'section', chapter, section }], targets, faults)
  }
}

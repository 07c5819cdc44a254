/** Axe at WCAG 2.2 AA, in a fraction of the time of `AxeBuilder.analyze`, which describes every element that passes. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Node {
  readonly html: string
  readonly element?: Element
}
interface Result {
  readonly id: string
  readonly nodes: readonly Node[]
}
interface Axe {
  run(
    where: { include: readonly Element[] },
    options: object,
  ): Promise<{ readonly violations: readonly Result[]; readonly passes: readonly Result[] }>
}
/** What a page has of it. */
interface AxeWindow {
  readonly axe: Axe
  /** A number for each kind of element, and the kinds whose contrast has passed. */
  readonly kinds?: Map<string, number>
  readonly passed?: Set<number>
}

/** What is wrong with the page, or with one part of it: a line for each rule. Of the contrast see `faintTexts`. */
export async function violations(page: Page, part = ':root'): Promise<string[]> {
  await bringAxe(page)
  const others = await page.evaluate(
    async ([selector, values]) => {
      const { axe } = window as unknown as AxeWindow
      const { violations } = await axe.run(
        { include: [...document.querySelectorAll(selector)] },
        {
          runOnly: { type: 'tag', values },
          rules: { 'color-contrast': { enabled: false } },
          resultTypes: ['violations'],
          preload: false,
        },
      )
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    },
    [part, tags] as const,
  )
  return [...others, ...(await faintTexts(page, part))]
}

/**
 * The texts with too little contrast, which is all that a theme changes. This rule takes five sixths of axe's time, so
 * it looks only at texts whose like it has not passed since the page was loaded: an element of the same name and
 * classes, as able, of the same colours, font and effects, in elements that are so in their turn. In the other theme
 * its colours make it another one. What it leaves out is a text that looks like one that passed, but lies over
 * something else that is not around it. What axe could not decide is looked at again each time.
 */
export async function faintTexts(page: Page, part = ':root'): Promise<string[]> {
  await bringAxe(page)
  return page.evaluate(lookAtNewTexts, part)
}

/** Leaves axe in the page. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze()
}

async function lookAtNewTexts(part: string): Promise<string[]> {
  const { axe, kinds = new Map(), passed = new Set() } = window as unknown as AxeWindow
  Object.assign(window, { kinds, passed })

  const looks = [
    ...['backgroundColor', 'backgroundImage', 'opacity', 'filter', 'mixBlendMode', 'position'],
    ...['color', 'fontSize', 'fontWeight', 'textShadow', 'webkitTextStroke'],
  ] as const
  const known = new Map<Element, number>()
  const kindOf = (element: Element): number => {
    const found = known.get(element)
    if (found !== undefined) return found
    const style = getComputedStyle(element)
    const unable = ':disabled, [aria-disabled="true"], [inert]'
    const isAble =
      !element.matches(unable) && !(element instanceof HTMLLabelElement && element.control?.matches(unable))
    const around = element.parentElement ? kindOf(element.parentElement) : ''
    const own = [
      element.localName,
      element.getAttribute('class'),
      isAble,
      ...looks.map((look) => style[look as 'color']),
    ]
    const description = `${around} ${own.join(';')}`
    const kind = kinds.get(description) ?? kinds.size
    kinds.set(description, kind)
    known.set(element, kind)
    return kind
  }
  const hasText = (element: Element) =>
    element.matches('input, select, textarea') ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())

  const include = [...document.querySelectorAll(`${part}, ${part} *`)].filter(
    (one) => hasText(one) && one.checkVisibility({ visibilityProperty: true }) && !passed.has(kindOf(one)),
  )
  if (!include.length) return []
  const rule = { runOnly: { type: 'rule', values: ['color-contrast'] }, elementRef: true, preload: false }
  const found = await axe.run({ include }, rule)
  for (const { element } of found.passes.flatMap(({ nodes }) => nodes)) if (element) passed.add(kindOf(element))
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

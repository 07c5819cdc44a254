import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { launchApp } from '../support/launch'
import { stops, visit } from '../support/tour'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Generous, for a machine with other things to do. */
const secondsPerStop = 5

test('every screen passes axe at WCAG 2.2 AA, in light and dark', async () => {
  test.setTimeout(60_000 + stops.length * secondsPerStop * 1_000)
  // Without motion, so that no colour is on its way from one theme to the other.
  const { page, close } = await launchApp({ settings: { theme: 'light', motion: 'reduce' } })
  for (const stop of stops) {
    await visit(page, stop)
    await page.evaluate(() => window.scrollTo(0, 0)) // the size of a target half under the bar would be half
    const light = await violations(page, (axe) => axe.withTags(rules))
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await violations(page, (axe) => axe.withRules(['color-contrast'])) // all that a theme changes
    await page.emulateMedia({ colorScheme: null })
    expect.soft([...light, ...dark], stop.name).toEqual([])
  }
  await close()
})

async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const axe = choose(new AxeBuilder({ page }).setLegacyMode(true))
  const found = await axe.analyze()
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

test('nothing is cut off or scrolls sideways at 200 % text in a window of 900 pixels', async () => {
  test.setTimeout(60_000 + stops.length * secondsPerStop * 1_000)
  const { page, close } = await launchApp({ settings: { textPercent: 200 } })
  await page.setViewportSize({ width: 900, height: 800 })
  for (const stop of stops) {
    await visit(page, stop)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(wide, stop.name).toBeLessThanOrEqual(0)
  }
  await close()
})

test('every control in the reader is reached by Tab and shows its focus', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime' })
  await expect(page.locator('.chapter-end')).toBeAttached() // all sections are drawn
  await expect(page.locator('p.check')).toHaveCount(0)
  const wanted = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input')].filter(
        (one) => one.checkVisibility() && one.tabIndex >= 0 && !one.hasAttribute('disabled'),
      ).length,
  )
  const reached = new Set<string>()
  let unseen = 0
  for (let press = 0; press < wanted + 60; press++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const one = document.activeElement
      if (!(one instanceof HTMLElement) || one === document.body) return undefined
      one.dataset.tabbed ??= `${Math.random()}`
      return {
        id: one.dataset.tabbed,
        shows: getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none',
      }
    })
    if (!at) continue
    reached.add(at.id)
    if (!at.shows) unseen++
  }
  expect(unseen).toBe(0)
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input:not([type=radio])')]
      .filter(
        (one) => one.checkVisibility() && one.tabIndex >= 0 && !one.hasAttribute('disabled') && !one.dataset.tabbed,
      )
      .map((one) => one.outerHTML.slice(0, 120)),
  )
  expect(missed).toEqual([])
  await close()
})

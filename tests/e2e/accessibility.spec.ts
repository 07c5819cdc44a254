import { expect, test } from '@playwright/test'
import { faintTexts, violations } from '../support/axe'
import { launchApp } from '../support/launch'
import { type Stop, stops, visit } from '../support/tour'

/** Generous, for a machine with other things to do. */
const secondsPerStop = 5

/** In two parts, so that both workers have one: the devices and the labs need nothing of what comes before them. */
const isApart = ({ name }: Stop) => /^(devices|pairing|lab|git)/.test(name)
for (const [which, ours] of [
  ['of the devices and labs', stops.filter(isApart)],
  ['but those', stops.filter((stop) => !isApart(stop))],
] as const) {
  test(`every screen ${which} passes axe at WCAG 2.2 AA, in light and dark`, async () => {
    test.setTimeout(60_000 + ours.length * secondsPerStop * 1_000)
    // Without motion, so that no colour is on its way from one theme to the other.
    const { page, close } = await launchApp({ settings: { theme: 'light', motion: 'reduce' } })
    for (const stop of ours) {
      await visit(page, stop)
      await page.evaluate(() => window.scrollTo(0, 0)) // the size of a target half under the bar would be half
      const light = await violations(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await faintTexts(page)
      await page.emulateMedia({ colorScheme: null })
      expect.soft([...light, ...dark], stop.name).toEqual([])
    }
    await close()
  })
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

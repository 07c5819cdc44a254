import { expect, test } from '@playwright/test'
import { launchApp } from '../support/launch'

test('theme, text size and motion work at once, say saved when they are, and outlive a restart', async () => {
  const first = await launchApp({ route: '/settings', settings: { theme: 'light' } })
  const { page } = first
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(paper).not.toBe(light)
  await page.getByRole('button', { name: 'Larger' }).click()
  await expect(page.locator('output')).toHaveText('110 %')
  await page.getByRole('radio', { name: 'Reduced' }).check()
  await expect(page.locator('.save-state')).toHaveText('Saved')
  const dark = await paper()
  await first.close()

  const second = await launchApp({ userData: first.userData, route: '/settings' })
  await expect(second.page.locator('output')).toHaveText('110 %')
  await expect(second.page.getByRole('radio', { name: 'Reduced' })).toBeChecked()
  expect(await second.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(dark)
  expect(await second.page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('17.6px')
  await second.close()
})

test('where little text fits, the contents fold into a drawer under the bar, and Escape closes it', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime', settings: { textPercent: 200 } })
  await page.setViewportSize({ width: 1280, height: 500 })
  const opener = page.locator('.drawer-button')
  const contents = page.locator('.sidebar')
  await expect(page.locator('.chapter-end')).toBeAttached()
  await expect(contents).toBeHidden()
  await opener.click()
  const [bar, drawer] = [await page.locator('.bar').boundingBox(), await contents.boundingBox()]
  expect(drawer?.y).toBe(bar?.height)
  expect(drawer && drawer.y + drawer.height).toBe(500) // so that what does not fit scrolls
  await expect(contents.locator('summary[aria-current]')).toBeInViewport()
  for (const holder of [page.locator('.find'), contents.locator('.places a').first()]) {
    await holder.focus()
    await page.keyboard.press('Escape')
    await expect(contents).toBeHidden()
    await expect(opener).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(contents).toBeVisible()
  }
  await close()
  const usual = await launchApp({ route: '/read/runtime' })
  await usual.page.setViewportSize({ width: 1280, height: 800 })
  await expect(usual.page.locator('.sidebar')).toBeVisible()
  await expect(usual.page.locator('.drawer-button')).toBeHidden()
  await usual.close()
})

test('single-key shortcuts can be switched off', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime', settings: { letterKeys: false } })
  await expect(page.locator('article.chapter')).toBeVisible()
  await page.keyboard.press(']')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The evolution of the runtime')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await close()
})

test('figures stand still until they are played, and step under reduced motion', async () => {
  const { page, close } = await launchApp({ route: '/read/control-plane', settings: { motion: 'full' } })
  const control = page.locator('.figure-control').first()
  await expect(control).toHaveText('Play')
  const drawing = page
    .locator('figure')
    .filter({ has: page.locator('.figure-control') })
    .first()
    .locator('svg')
  const still = await drawing.innerHTML()
  await page.waitForTimeout(500)
  expect(await drawing.innerHTML()).toBe(still)
  await control.click()
  await expect.poll(() => drawing.innerHTML()).not.toBe(still)
  await expect(control).toHaveText('Pause')
  await close()
  const reduced = await launchApp({ route: '/read/control-plane', settings: { motion: 'reduce' } })
  const moving = reduced.page
    .locator('figure')
    .filter({ has: reduced.page.locator('.figure-control') })
    .first()
  const step = moving.locator('.figure-control')
  await expect(step).toHaveText('Next step')
  const before = await moving.locator('svg').innerHTML()
  await expect(async () => {
    await step.click()
    expect(await moving.locator('svg').innerHTML()).not.toBe(before)
  }).toPass()
  await reduced.close()
})

test('every text of the interface comes from the catalogue', async () => {
  const { page, close } = await launchApp({ route: '/settings', settings: { language: 'pseudo' } })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^⟦.+⟧$/)
  await close()
})

test('the page takes the style that the build put there and no other, and runs no script from text', async () => {
  const { page, close } = await launchApp()
  const seen = await page.evaluate(async () => {
    const style = document.createElement('style')
    style.textContent = 'body { outline: 7px solid red }'
    const script = document.createElement('script')
    script.textContent = 'window.canary = true'
    document.head.append(style, script)
    await new Promise((painted) => requestAnimationFrame(painted))
    const { position } = getComputedStyle(document.querySelector('.bar') ?? document.body)
    return { outline: getComputedStyle(document.body).outlineWidth, canary: 'canary' in window, position }
  })
  expect(seen).toMatchObject({ canary: false, position: 'sticky' })
  expect(seen.outline).not.toBe('7px')
  await close()
})

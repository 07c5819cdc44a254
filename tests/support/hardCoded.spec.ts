import { chromium, expect, test } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'
import { findHardCoded } from './hardCoded'

/** The words of a page that hold no bracket of the pseudo-locale. */
async function wordsFoundIn(body: string): Promise<readonly string[]> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', chromiumSandbox: false })
  try {
    const page = await browser.newPage()
    await page.setContent(`<!doctype html><body>${body}</body>`)
    return await page.evaluate(findHardCoded)
  } finally {
    await browser.close()
  }
}

test('text and labels that are in no catalogue are found, wherever they stand', async () => {
  const found = await wordsFoundIn(`
    <p>⟦Rëád⟧ more</p>
    <button aria-label="Close">×</button>
    <input placeholder="Search">
    <p>⟦You stopped at <a href="#x">here</a>⟧</p><p>Left behind</p>`)
  expect(found).toEqual(['more', 'Left behind', 'aria-label="Close"', 'placeholder="Search"'])
})

test('catalogue text, course text, hidden text and mere signs are let through', async () => {
  const found = await wordsFoundIn(`
    <p>⟦Gö <strong>öñ</strong>⟧ · 12 %</p>
    <p data-content>Namespaces isolate.</p>
    <p hidden>Hidden</p>
    <button aria-label="⟦Clöse⟧" title="⟦Clöse⟧">×</button>`)
  expect(found).toEqual([])
})

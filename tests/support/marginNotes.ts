/** Notes in the margin of a chapter, written as a reader writes them. */
import type { Page } from '@playwright/test'

/** Selects these words where the chapter first says them, as a hand would; they stand in one run of text. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.querySelector('.chapter') ?? document, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      return
    }
    throw new Error(`The chapter does not say “${wanted}”.`)
  }, words)
  await page.locator('.margin-write').waitFor()
}

/** Writes a note on words of the chapter on screen, and leaves it open. */
export async function writeNote(page: Page, words: string, note: string): Promise<void> {
  await selectWords(page, words)
  await page.keyboard.press('m')
  await page.locator('.margin-text').waitFor()
  await page.keyboard.insertText(note)
}

/** What the highlights of a kind cover, in the order of the text. */
export const highlighted = (page: Page, kind: 'note' | 'note-active' = 'note'): Promise<string[]> =>
  page.evaluate(
    (name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => {
        const live = new Range()
        live.setStart(range.startContainer, range.startOffset)
        live.setEnd(range.endContainer, range.endOffset)
        return live.toString().replaceAll(/\s+/g, ' ')
      }),
    kind,
  )

/** A note whose words the course does not say: they stand on the page only while it is written. */
export async function writeLostNote(page: Page, instead: string): Promise<void> {
  const swap = ([from, to]: readonly [string, string]) => {
    const texts = document.createTreeWalker(document.querySelector('.chapter') ?? document, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (node instanceof Text && node.data.includes(from)) {
        node.data = node.data.replace(from, to)
        return
      }
    throw new Error(`The chapter does not say “${from}”.`)
  }
  const strange = 'Zeppelins were moored to tall masts above the harbour in those years'
  await page.evaluate(swap, [instead, strange] as const)
  await writeNote(page, strange, 'What was this about?')
  await page.keyboard.press('Escape')
  await page.evaluate(swap, [strange, instead] as const)
}

/** In the pseudo-locale every string of the catalogue stands in ⟦…⟧: other text that a reader can see is hard-coded. */

/**
 * Runs in the page. Leaves out what the course says (`[data-content]`) and text without a letter.
 * Brackets are counted across elements, because one string may be split by a link or an emphasis.
 */
export function findHardCoded(): string[] {
  const found: string[] = []
  const isContent = (element: Element | null) => Boolean(element?.closest('[data-content]'))
  const hasLetter = (text: string | null) => /\p{L}/u.test(text ?? '')
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let depth = 0
  while (texts.nextNode()) {
    const node = texts.currentNode
    const parent = node.parentElement
    let outside = ''
    for (const letter of node.textContent ?? '') {
      if (letter === '⟦') depth++
      else if (letter === '⟧') depth--
      else if (depth === 0) outside += letter
    }
    if (hasLetter(outside) && !isContent(parent) && parent?.checkVisibility()) found.push(outside.trim())
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const element of document.querySelectorAll(`body [${name}]`)) {
      const text = element.getAttribute(name)
      if (hasLetter(text) && !text?.includes('⟦') && !isContent(element) && element.checkVisibility())
        found.push(`${name}="${text}"`)
    }
  return [...new Set(found)]
}

/** Marks the words that a search found, by the CSS Custom Highlight API, so that the text's elements stay as they are. */

/** Marks every word that begins with one of `words` in the section; returns the way to unmark. */
export function highlightWords(
  article: HTMLElement | null,
  words: string | undefined,
  section: string | undefined,
): () => void {
  const root = section ? (document.getElementById(section) ?? article) : article
  if (!article || !root || !words) return () => CSS.highlights.delete('search')
  const beginnings = words.split(/\s+/).filter(Boolean).map(escapePattern)
  if (beginnings.length === 0) return () => CSS.highlights.delete('search')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${beginnings.join('|')})`, 'giu')
  const highlight = new Highlight()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const hit of (node.textContent ?? '').matchAll(pattern)) {
      const range = new Range()
      range.setStart(node, hit.index)
      range.setEnd(node, hit.index + hit[0].length)
      highlight.add(range)
    }
  }
  CSS.highlights.set('search', highlight)
  return () => CSS.highlights.delete('search')
}

const escapePattern = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

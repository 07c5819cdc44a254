/** Hides a piece of a cloze card's text, under the next number that is free. */
export function hide(text: string, from: number, piece: string): string {
  const words = piece.trim()
  if (from < 0 || words === '' || /\{\{|\}\}/.test(words)) return text
  const used = [...text.matchAll(/\{\{c(\d{1,3})::/g)].map(([, number]) => Number(number))
  const start = from + piece.indexOf(words)
  return `${text.slice(0, start)}{{c${Math.max(0, ...used) + 1}::${words}}}${text.slice(start + words.length)}`
}

/** Text with what a search found in it marked. */
export function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  if (to <= from) return text
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  )
}

/** Every place of one of the words, whatever its case. */
export function MarkedWords({ text, words }: { text: string; words: string }) {
  const wanted = words.trim().split(/\s+/).filter(Boolean).slice(0, 8)
  if (wanted.length === 0) return text
  const pattern = new RegExp(`(${wanted.map(escapePattern).join('|')})`, 'giu')
  return text.split(pattern).map((part, place) => {
    const key = `${place}`
    return place % 2 === 1 ? <mark key={key}>{part}</mark> : part
  })
}

const escapePattern = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

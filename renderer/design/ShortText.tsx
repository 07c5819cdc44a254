/** The short texts of quiz items and terms: `code`, *emphasis* and **strong**, nothing else. */
const marks = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/

export function ShortText({ text }: { text: string }) {
  return text.split(marks).map((part, place) => {
    const key = `${place}`
    if (place % 2 === 0) return part
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    return <em key={key}>{part.slice(1, -1)}</em>
  })
}

/** A line of prose in which `…` stands for code. */
export function CodeText({ text }: { text: string }) {
  return text.split('`').map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name, and never moves
      <code key={at}>{piece}</code>
    ),
  )
}

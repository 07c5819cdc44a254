/** Pasted text in a terminal: its lines run one after another, and what follows the last newline waits to be finished. */

export interface Pasted {
  readonly lines: readonly string[]
  readonly rest: string
}

/** `isWhole` is false while a quotation or the like is open: then the next line belongs to it. */
export function pastedLines(text: string, isWhole: (line: string) => boolean): Pasted {
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  const rest = all.pop() ?? ''
  const lines: string[] = []
  let open: string | undefined
  for (const one of all) {
    const line = open === undefined ? one : `${open}\n${one}`
    if (isWhole(line)) lines.push(line)
    open = isWhole(line) ? undefined : line
  }
  return { lines, rest: open === undefined ? rest : `${open}\n${rest}` }
}

/** The words of an alias, with quotes as a shell has them. */
export function splitWords(line: string): readonly string[] {
  const words: string[] = []
  for (const [word] of line.matchAll(/(?:[^\s"']|"(?:[^"\\]|\\.)*"|'[^']*')+/g))
    words.push(
      word.replace(
        /"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
        (_, soft?: string, hard?: string) => soft?.replace(/\\(.)/g, '$1') ?? hard ?? '',
      ),
    )
  return words
}

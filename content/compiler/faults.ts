/** Faults of the authors' files: collected while everything is read, reported together. */

export interface Place {
  /** Absolute path. */
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface Fault extends Place {
  /** What is wrong and what was expected, in one sentence. */
  readonly message: string
}

/** A place in a file whose line is not known better than its beginning. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1 })

export class Faults {
  readonly #list: Fault[] = []

  add(place: Place, message: string): void {
    this.#list.push({ file: place.file, line: place.line, column: place.column, message })
  }

  /** In the order of files and lines, each said once. */
  sorted(): readonly Fault[] {
    const unique = new Map(this.#list.map((fault) => [JSON.stringify(fault), fault]))
    return [...unique.values()].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    )
  }
}

/** `content/chapters/…/chapter.md:12:3  message`, one fault a line; paths start at the content folder's name. */
export const describeFaults = (faults: readonly Fault[], shorten: (file: string) => string): string =>
  faults.map((fault) => `${shorten(fault.file)}:${fault.line}:${fault.column}  ${fault.message}`).join('\n')

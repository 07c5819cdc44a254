/** Names in columns, as git lays them out: down first. */

export interface ColumnOptions {
  readonly width: number
  /** Blanks between two columns. */
  readonly padding?: number
}

export function layOutColumns(names: readonly string[], { width, padding = 1 }: ColumnOptions): readonly string[] {
  const widest = Math.max(0, ...names.map((name) => name.length)) + padding
  const columns = Math.max(1, Math.floor(width / widest))
  const rows = Math.ceil(names.length / columns)
  return Array.from({ length: rows }, (_, row) => {
    const cells = Array.from({ length: columns }, (_unused, column) => names[column * rows + row]).filter(
      (name) => name !== undefined,
    )
    return cells.map((name, at) => (at === cells.length - 1 ? name : name.padEnd(widest))).join('')
  })
}

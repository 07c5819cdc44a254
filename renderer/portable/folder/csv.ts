/** CSV as RFC 4180 has it, and so that no spreadsheet takes a text for a formula. */
export type Cell = string | number | undefined

/** Beginnings that Excel, LibreOffice and Google Sheets evaluate, in text cells. */
const formula = /^[=+\-@\t\r]/

function cell(value: Cell): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const writeCsv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')

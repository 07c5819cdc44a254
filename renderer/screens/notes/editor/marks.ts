/** Bold, italic, code, links and lists: commands that put Markdown around the selection, and take it away again. */
import { EditorSelection, type StateCommand } from '@codemirror/state'

/** Puts `mark` on both sides of each selection, or takes it away where it stands. */
const surround =
  (mark: string): StateCommand =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false
    const size = mark.length
    const changes = state.changeByRange((range) => {
      const { from, to } = range
      const text = state.doc
      const isMarked = text.sliceString(from - size, from) === mark && text.sliceString(to, to + size) === mark
      if (isMarked) {
        const removed = [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ]
        return { changes: removed, range: EditorSelection.range(from - size, to - size) }
      }
      const added = [
        { from, insert: mark },
        { from: to, insert: mark },
      ]
      return { changes: added, range: EditorSelection.range(from + size, to + size) }
    })
    dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }

export const bold = surround('**')
export const italic = surround('*')
export const code = surround('`')

/** The words stay selected where there is an address to fill in, or the address where there are words. */
export const link: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const changes = state.changeByRange(({ from, to }) => {
    const words = state.sliceDoc(from, to)
    const address = 'https://'
    const insert = `[${words}](${address})`
    const at = words ? from + words.length + 3 : from + 1
    return {
      changes: { from, to, insert },
      range: words ? EditorSelection.range(at, at + address.length) : EditorSelection.cursor(at),
    }
  })
  dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }))
  return true
}

/** Makes every line of the selection a list item, or none where all are. */
export const list: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const { from, to } = state.selection.main
  const first = state.doc.lineAt(from).number
  const last = state.doc.lineAt(to).number
  const lines = Array.from({ length: last - first + 1 }, (_, at) => state.doc.line(first + at))
  const isList = lines.every((line) => line.text.startsWith('- '))
  const changes = lines.map((line) =>
    isList ? { from: line.from, to: line.from + 2 } : { from: line.from, insert: '- ' },
  )
  const set = state.changes(changes)
  const selection = state.selection.map(set, 1)
  dispatch(state.update({ changes: set, selection, userEvent: 'input.format', scrollIntoView: true }))
  return true
}

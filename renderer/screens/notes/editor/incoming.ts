/** What comes by paste and by drop: images go to the store, HTML becomes Markdown, the rest is text. */
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { htmlToMarkdown } from './htmlToMarkdown'

/** Takes images for the place in the text where they came. */
export type TakeImages = (images: readonly File[], view: EditorView, at: number) => void

const imagesIn = (data: DataTransfer | null) => [...(data?.files ?? [])]

export function incoming(take: TakeImages): Extension {
  return [
    // A text keeps one kind of line ending, or positions would differ from the stored ones.
    EditorView.clipboardInputFilter.of((text) => text.replaceAll(/\r\n?/g, '\n')),
    EditorView.domEventHandlers({
      paste: (event, view) => paste(event, view, take),
      drop: (event, view) => drop(event, view, take),
    }),
  ]
}

function paste(event: ClipboardEvent, view: EditorView, take: TakeImages): boolean {
  if (view.state.readOnly) return false
  const data = event.clipboardData
  const files = imagesIn(data)
  const html = data?.getData('text/html') ?? ''
  const plain = data?.getData('text/plain') ?? ''
  // Spreadsheets and pages put a picture of the text beside the text.
  if (files.length > 0 && !plain) {
    event.preventDefault()
    take(files, view, view.state.selection.main.from)
    return true
  }
  const text = html ? htmlToMarkdown(html) : undefined
  if (text === undefined) return false
  event.preventDefault()
  view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.paste', scrollIntoView: true })
  return true
}

function drop(event: DragEvent, view: EditorView, take: TakeImages): boolean {
  const files = imagesIn(event.dataTransfer)
  if (files.length === 0 || view.state.readOnly) return false
  event.preventDefault()
  take(files, view, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.doc.length)
  return true
}

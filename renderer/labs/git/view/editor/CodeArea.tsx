/** A field for text with line numbers, and stripes behind some of its lines. Tab leaves it, as everywhere. */
import { type RefObject, useState } from 'react'

export interface Stripe {
  readonly kind: 'ours' | 'base' | 'theirs' | 'marker'
  /** Lines counted from 1; the last one belongs to it. */
  readonly from: number
  readonly to: number
}

interface CodeAreaProps {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly stripes: readonly Stripe[]
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly onText: (text: string) => void
  readonly rows: number
}

export function CodeArea({ id, label, text, stripes, area, onText, rows }: CodeAreaProps) {
  const [top, setTop] = useState(0)
  const count = text.split('\n').length
  const shift = { transform: `translateY(${-top}px)` }
  return (
    <div className="code-area">
      <label htmlFor={id}>{label}</label>
      <div className="code-frame">
        <div className="code-gutter" aria-hidden="true">
          <div style={shift}>{Array.from({ length: count }, (_, at) => at + 1).join('\n')}</div>
        </div>
        <div className="code-paper" aria-hidden="true">
          <div style={shift}>
            {stripes.map(({ kind, from, to }) => (
              <div
                key={`${kind} ${from}`}
                className={`stripe ${kind}`}
                style={{ top: `${from - 1}lh`, height: `${to - from + 1}lh` }}
              />
            ))}
          </div>
        </div>
        <textarea
          id={id}
          ref={area}
          data-content
          value={text}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => onText(event.currentTarget.value)}
          onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        />
      </div>
    </div>
  )
}

/** Puts text into the place of other text, so that the field's own undo takes it back. */
export function replaceIn(area: HTMLTextAreaElement | null, start: number, end: number, text: string): boolean {
  if (!area) return false
  area.focus()
  area.setSelectionRange(start, end)
  return text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
}

/** Puts the caret at the beginning of a line, counted from 1, and shows it. */
export function goToLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return
  const start = area.value.split('\n', line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start)
  const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 20
  area.scrollTop = Math.max(0, (line - 3) * height)
}

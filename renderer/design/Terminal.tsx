/** A terminal: what was typed and said, and a line to type. Text in it may come from anywhere; see `terminalText`. */
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { Prompt, type PromptProps } from './Prompt'
import { type Row, terminalText, visible } from './terminalText'

export interface TerminalEntry {
  /** Stays the same for the same line. */
  readonly key: string
  readonly prompt: string
  readonly line: string
  /** What was said, errors and all, in its order. */
  readonly text: string
  /** 0 is success. */
  readonly code: number
}

export interface TerminalWords {
  readonly label: string
  /** What the field is for, with its keys. */
  readonly field: string
  readonly help: string
  readonly hidden: (lines: number) => string
  readonly failed: (code: number) => string
  readonly searching: string
  readonly completions: (count: number) => string
}

interface TerminalProps extends Omit<PromptProps, 'words'> {
  readonly entries: readonly TerminalEntry[]
  readonly words: TerminalWords
  /** Shown before the first line. */
  readonly greeting?: ReactNode
}

export function Terminal({ entries, words, greeting, ...prompt }: TerminalProps) {
  const box = useRef<HTMLDivElement>(null)
  const count = entries.length
  useEnd(box, count)
  const focusField = () => {
    if (getSelection()?.isCollapsed !== false) box.current?.querySelector<HTMLInputElement>('input')?.focus()
  }
  return (
    <section className="terminal" aria-label={words.label}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the focus by Tab */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press anywhere leads to the field */}
      <div ref={box} className="terminal-scroll" onClick={focusField}>
        {greeting !== undefined && count === 0 && <div className="terminal-greeting">{greeting}</div>}
        <div role="log" aria-label={words.label} className="terminal-log" data-content>
          {entries.map((entry) => (
            <Said key={entry.key} entry={entry} words={words} />
          ))}
        </div>
        <Prompt {...prompt} words={words} />
      </div>
    </section>
  )
}

/** What was just said is in view, and stays so in a box of another size, where lines break anew. */
function useEnd(box: RefObject<HTMLDivElement | null>, count: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the number of lines
  useEffect(() => {
    const { current } = box
    if (!current) return
    let isAtEnd = true
    const look = () => {
      isAtEnd = current.scrollHeight - current.scrollTop - current.clientHeight < 8
    }
    const toEnd = () => {
      if (isAtEnd) current.scrollTop = current.scrollHeight
    }
    toEnd()
    current.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(toEnd)
    resized.observe(current)
    return () => {
      current.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [box, count])
}

const Said = memo(({ entry, words }: { entry: TerminalEntry; words: TerminalWords }) => {
  const { rows, hidden } = useMemo(() => terminalText(entry.text), [entry.text])
  const [typed] = terminalText(entry.line.replaceAll('\n', ' ')).rows
  return (
    <div className={entry.code === 0 ? 'terminal-entry' : 'terminal-entry failed'}>
      <p className="terminal-typed" dir="ltr">
        <span className="terminal-prompt">{visible(entry.prompt)} $ </span>
        <Spans row={typed ?? []} />
        {entry.code !== 0 && <span className="terminal-code">{words.failed(entry.code)}</span>}
      </p>
      {rows.length > 0 && (
        <pre dir="ltr">
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name, and never moves
            <span key={at} className="terminal-row">
              <Spans row={row} />
              {'\n'}
            </span>
          ))}
        </pre>
      )}
      {hidden > 0 && <p className="soft">{words.hidden(hidden)}</p>}
    </div>
  )
})

function Spans({ row }: { row: Row }) {
  return row.map(({ text, style }, at) =>
    style === '' ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name, and never moves
      <span key={at} className={style}>
        {text}
      </span>
    ),
  )
}

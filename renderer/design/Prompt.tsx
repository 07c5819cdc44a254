/** The line to type in: history, search in it, and completion, with the keys that a shell has. */
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { pastedLines } from './pastedLines'
import { visible } from './terminalText'

export interface Completed {
  readonly from: number
  readonly words: readonly string[]
  readonly common: string
}

export interface PromptWords {
  readonly field: string
  readonly help: string
  readonly searching: string
  readonly completions: (count: number) => string
}

export interface PromptProps {
  readonly prompt: string
  /** Lines typed before, oldest first. */
  readonly history: readonly string[]
  /** What became of it: `busy` while the editor is open, `full` where no line is taken any more. */
  readonly onLine: (line: string) => 'taken' | 'busy' | 'full'
  /** Whether it can be run, or goes on in the next line. */
  readonly isWhole: (line: string) => boolean
  readonly onClear: () => void
  readonly complete: (before: string) => Completed
  /** While the editor is open. */
  readonly isBusy: boolean
  readonly words: PromptWords
}

interface Shown {
  readonly text: string
  /** Place in the history, counted back; 0 is the line being typed. */
  readonly back: number
  /** What was typed before one went back. */
  readonly draft: string
  readonly search: string | undefined
  readonly offered: readonly string[]
}

const empty: Shown = { text: '', back: 0, draft: '', search: undefined, offered: [] }

export function Prompt({ prompt, history, onLine, isWhole, onClear, complete, isBusy, words }: PromptProps) {
  const [shown, setShown] = useState(empty)
  const field = useRef<HTMLInputElement>(null)
  // After Escape, Tab leaves the field as it does elsewhere.
  const leaves = useRef(false)
  const id = useId()
  const paste = usePaste({ onLine, isWhole, isBusy }, shown, setShown)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const wasLeaving = leaves.current
    if (event.key !== 'Shift') leaves.current = event.key === 'Escape'
    if (event.key === 'Tab' && (wasLeaving || event.shiftKey || shown.text === '')) return
    const cursor = field.current?.selectionStart ?? shown.text.length
    const hasSelection = field.current !== null && field.current.selectionEnd !== field.current.selectionStart
    const next = keyed(event, shown, { history, complete, cursor, hasSelection })
    if (next === undefined) return
    event.preventDefault()
    if (next === 'enter') {
      const line = shown.search === undefined ? shown.text : found(history, shown.search) || shown.text
      paste.forget()
      setShown(onLine(line) === 'taken' ? empty : { ...empty, text: line })
    } else if (next === 'clear') onClear()
    else setShown(next)
  }
  const hit = shown.search === undefined ? undefined : found(history, shown.search)
  return (
    <div className="terminal-line">
      {shown.offered.length > 0 && (
        <ul className="terminal-offered" data-content>
          {shown.offered.map((word) => (
            <li key={word}>{visible(word)}</li>
          ))}
        </ul>
      )}
      <label className="terminal-prompt" htmlFor={id} data-content>
        <span className="unseen">{words.field} </span>
        {shown.search === undefined ? `${visible(prompt)} $` : `(${words.searching})`}
      </label>
      <input
        id={id}
        ref={field}
        className="terminal-field"
        value={onOneLine(shown.search ?? shown.text)}
        onChange={({ target }) => setShown(changed(shown, target.value.replaceAll(newlineSign, '\n')))}
        onPaste={paste.onPaste}
        onKeyDown={onKeyDown}
        readOnly={isBusy}
        aria-describedby={`${id}-help`}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
        data-content
      />
      {hit !== undefined && (
        <span className="terminal-hit" data-content>
          {visible(onOneLine(hit))}
        </span>
      )}
      <span id={`${id}-help`} className="unseen">
        {words.help}
      </span>
      <span role="status" className="unseen">
        {shown.offered.length > 0
          ? `${words.completions(shown.offered.length)} ${visible(shown.offered.slice(0, 20).join(' '))}`
          : (hit ?? '')}
      </span>
    </div>
  )
}

/** Lines that were pasted run one after another; while the editor is open they wait. */
function usePaste(
  { onLine, isWhole, isBusy }: Pick<PromptProps, 'onLine' | 'isWhole' | 'isBusy'>,
  shown: Shown,
  setShown: (shown: Shown) => void,
) {
  const waiting = useRef<readonly string[]>([])
  useEffect(() => {
    if (!isBusy) waiting.current = runAll(waiting.current, onLine)
  }, [isBusy, onLine])
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(text) || isBusy || shown.search !== undefined) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    const before = shown.text.slice(0, selectionStart ?? shown.text.length)
    const { lines, rest } = pastedLines(before + text + shown.text.slice(selectionEnd ?? shown.text.length), isWhole)
    setShown({ ...empty, text: rest })
    waiting.current = runAll(lines, onLine)
  }
  const forget = () => {
    waiting.current = []
  }
  return { onPaste, forget }
}

/** Stands for a newline within a line, which a field of one line cannot hold. */
const newlineSign = '\u23ce'
const onOneLine = (text: string) => text.replaceAll('\n', newlineSign)

/** Those that are left, because the editor is open. */
function runAll(lines: readonly string[], run: PromptProps['onLine']): readonly string[] {
  for (const [at, line] of lines.entries()) {
    const what = run(line)
    if (what !== 'taken') return what === 'busy' ? lines.slice(at) : []
  }
  return []
}

const changed = (shown: Shown, text: string): Shown =>
  shown.search === undefined ? { ...empty, text } : { ...shown, search: text }

const found = (history: readonly string[], part: string): string =>
  part === '' ? '' : (history.findLast((line) => line.includes(part)) ?? '')

interface Around {
  readonly history: readonly string[]
  readonly complete: (before: string) => Completed
  readonly cursor: number
  readonly hasSelection: boolean
}

/** What a key makes of the line; undefined where the field itself takes it. */
function keyed(event: KeyboardEvent, shown: Shown, around: Around): Shown | 'enter' | 'clear' | undefined {
  const { history } = around
  if (event.key === 'Enter') return 'enter'
  if (event.key === 'ArrowUp' || (event.ctrlKey && event.key === 'p')) return moved(shown, history, 1)
  if (event.key === 'ArrowDown' || (event.ctrlKey && event.key === 'n')) return moved(shown, history, -1)
  if (event.key === 'Tab') return completed(shown, around)
  if (event.key === 'Escape')
    return shown.search === undefined && shown.offered.length === 0 ? undefined : { ...empty, text: shown.text }
  if (!event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === 'r') return { ...empty, text: shown.text, search: '' }
  if (event.key === 'l') return 'clear'
  if (event.key === 'u') return { ...empty, text: shown.text.slice(around.cursor) }
  // What is selected is copied, as everywhere.
  if (event.key === 'c' && !around.hasSelection && getSelection()?.isCollapsed !== false) return empty
  return undefined
}

function moved(shown: Shown, history: readonly string[], by: number): Shown {
  const back = Math.max(0, Math.min(history.length, shown.back + by))
  const draft = shown.back === 0 ? shown.text : shown.draft
  return { ...empty, back, draft, text: back === 0 ? draft : (history[history.length - back] ?? '') }
}

function completed(shown: Shown, { complete, cursor }: Around): Shown {
  const before = shown.text.slice(0, cursor)
  const { from, words, common } = complete(before)
  const [only] = words
  const isOnly = words.length === 1 && only !== undefined
  const put = isOnly ? `${only}${only.endsWith('/') ? '' : ' '}` : common
  const text = words.length === 0 ? shown.text : before.slice(0, from) + put + shown.text.slice(cursor)
  return { ...empty, text, offered: isOnly || put.length > before.length - from ? [] : words }
}

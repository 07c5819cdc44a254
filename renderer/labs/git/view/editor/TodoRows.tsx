/** A rebase's list as rows: the verb from a menu, and each row moved by buttons or Alt and arrows. */

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import { visible } from '../../../../design/terminalText'
import { readTodo, type TodoRow, verbs, withRowMoved, withVerb } from './rebaseTodo'

interface TodoRowsProps {
  readonly text: string
  readonly onText: (text: string) => void
}

export function TodoRows({ text, onText }: TodoRowsProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<{ readonly line: number; readonly control: string } | undefined>(undefined)
  const [told, setTold] = useState('')
  const rows = readTodo(text)
  useEffect(() => {
    const goal = focus.current
    focus.current = undefined
    if (!goal || text === '') return
    const row = list.current?.querySelector(`[data-line="${goal.line}"]`)
    const control = row?.querySelector<HTMLElement>(`[data-control="${goal.control}"]`)
    control?.focus()
  }, [text])
  const move = (row: TodoRow, by: -1 | 1, control: string) => {
    const at = rows.indexOf(row) + by
    const other = rows[at]
    if (!other) return
    focus.current = { line: other.line, control }
    setTold(t('labs.git.editor.moved', { what: row.rest, at: at + 1, all: rows.length }))
    onText(withRowMoved(text, row, by))
  }
  const onKey = (event: KeyboardEvent, row: TodoRow) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    move(row, by, (event.target as HTMLElement).dataset.control ?? 'verb')
  }
  return (
    <>
      <ol ref={list} className="todo-rows" aria-label={t('labs.git.editor.todoRows')}>
        {rows.map((row) => (
          <Row
            key={row.rest}
            row={row}
            onVerb={(verb) => onText(withVerb(text, row, verb))}
            onMove={(by, control) => move(row, by, control)}
            onKey={(event) => onKey(event, row)}
          />
        ))}
      </ol>
      <p role="status" className="unseen">
        {told}
      </p>
    </>
  )
}

interface RowProps {
  readonly row: TodoRow
  readonly onVerb: (verb: (typeof verbs)[number]) => void
  readonly onMove: (by: -1 | 1, control: string) => void
  readonly onKey: (event: KeyboardEvent) => void
}

function Row({ row: { line, verb, rest }, onVerb, onMove, onKey }: RowProps) {
  const { t } = useTranslation()
  const [oid = '', ...subject] = verb ? rest.split(' ') : ['', rest]
  return (
    <li data-line={line} className={verb ?? 'other'}>
      {verb ? (
        <select
          aria-label={t('labs.git.editor.verb', { what: rest })}
          value={verb}
          data-control="verb"
          onKeyDown={onKey}
          onChange={(event) => {
            const chosen = verbs.find((one) => one === event.currentTarget.value)
            if (chosen) onVerb(chosen)
          }}
        >
          {verbs.map((one) => (
            <option key={one} value={one}>
              {t(`labs.git.editor.verbs.${one}`)}
            </option>
          ))}
        </select>
      ) : (
        <span />
      )}
      <span className="mono" data-content>
        {oid}
      </span>
      <span className="todo-subject" data-content>
        {visible(subject.join(' '))}
      </span>
      {(['up', 'down'] as const).map((way) => (
        <button
          key={way}
          type="button"
          className="quiet"
          data-control={way}
          aria-label={t(`labs.git.editor.${way}`, { what: rest })}
          onKeyDown={onKey}
          onClick={() => onMove(way === 'up' ? -1 : 1, way)}
        >
          <Icon name={way} />
        </button>
      ))}
    </li>
  )
}

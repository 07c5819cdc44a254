/** A note's text in a plain field, saved as it is typed; what another device writes meanwhile appears in it. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { moveCaret, replaceText } from '../../study/notes/editText'
import type { Notebook } from '../../study/notes/notebook'

type SharedText = NonNullable<ReturnType<Notebook['text']>>

interface NoteTextProps {
  readonly label: string
  /** Undefined while the note has no text yet. */
  readonly text: SharedText | undefined
  /** The first letters of a note that is not made yet. */
  readonly onFirst: (words: string) => void
  readonly onTyped: () => void
  readonly onEscape: () => void
}

/** Marks changes that come from this field, which need not go back into it. */
const typed = Symbol('typed in the margin')

export function NoteText({ label, text, onFirst, onTyped, onEscape }: NoteTextProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => (field.current && text ? follow(field.current, text) : undefined), [text])
  useEffect(() => {
    const box = field.current
    box?.focus({ preventScroll: true })
    box?.setSelectionRange(box.value.length, box.value.length)
  }, [])
  const input = () => {
    const words = field.current?.value ?? ''
    if (!text) return onFirst(words)
    replaceText(text, words, typed)
    onTyped()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onEscape()
  }
  return (
    <textarea
      ref={field}
      className="margin-text"
      rows={2}
      spellCheck
      aria-label={label}
      placeholder={t('margin.placeholder')}
      data-content
      onInput={input}
      onKeyDown={key}
    />
  )
}

/** Fills the field, keeps it equal to the text and the caret at its words; gives the way to stop. */
function follow(field: HTMLTextAreaElement, text: SharedText): () => void {
  if (field.value !== text.toString()) field.value = text.toString()
  const changed: Parameters<SharedText['observe']>[0] = (event, { origin }) => {
    if (origin === typed) return
    const caret = [field.selectionStart, field.selectionEnd].map((at) => moveCaret(at, event.delta))
    field.value = text.toString()
    if (document.activeElement === field) field.setSelectionRange(caret[0] ?? 0, caret[1] ?? 0)
  }
  text.observe(changed)
  return () => text.unobserve(changed)
}

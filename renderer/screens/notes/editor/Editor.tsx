/** The place of the editor in the page, with its toolbar. */

import type { EditorView } from '@codemirror/view'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { NoteImages } from '../NotesWorld'
import type { LinkTarget } from './linkCompletion'
import type { OpenedEditor } from './openEditor'
import { openEditor } from './openEditor'
import { Toolbar } from './Toolbar'
import { useImages } from './useImages'

interface EditorProps {
  readonly text: Y.Text
  readonly isReadOnly: boolean
  readonly images: NoteImages
  readonly findLinks: (words: string) => readonly LinkTarget[]
  /** Whether the text takes the focus when it stands. */
  readonly wantsFocus: RefObject<boolean>
  readonly onEdit: () => void
  readonly onLeave: () => void
  readonly onMode: () => void
  readonly onCard: (selection: string, around: string) => void
}

export function Editor(props: EditorProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const opened = useRef<OpenedEditor>(undefined)
  const [view, setView] = useState<EditorView>()
  const { take, fault } = useImages(props.images)
  // The editor lives as long as the text: what it calls is looked up when it calls.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const { text, wantsFocus } = props
  const words = useMemo(
    () => ({ label: t('notes.text'), hint: t('notes.hint'), links: t('notes.links'), none: t('notes.noLinks') }),
    [t],
  )
  useEffect(() => {
    if (!place.current) return
    const editor = openEditor(place.current, {
      text,
      label: words.label,
      hint: words.hint,
      links: { find: (query) => latest.current.findLinks(query), label: words.links, none: words.none },
      isReadOnly: latest.current.isReadOnly,
      onEdit: () => latest.current.onEdit(),
      onLeave: () => latest.current.onLeave(),
      onMode: () => latest.current.onMode(),
      onImages: take,
    })
    opened.current = editor
    setView(editor.view)
    if (wantsFocus.current) editor.view.focus()
    wantsFocus.current = false
    return () => {
      setView(undefined)
      editor.close()
    }
  }, [text, words, wantsFocus, take])
  useEffect(() => opened.current?.setReadOnly(props.isReadOnly), [props.isReadOnly])
  return (
    <div className="editor-pane">
      {!props.isReadOnly && <Toolbar view={view} onImages={take} onCard={props.onCard} />}
      {fault && (
        <p className="editor-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="editor" ref={place} data-content />
      <p className="editor-help soft">{t('notes.keys')}</p>
    </div>
  )
}

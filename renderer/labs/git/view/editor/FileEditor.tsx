/** The editor of the lab: for files with or without conflicts, for messages, and for the list of a rebase. */

import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import { CodeArea, goToLine, replaceIn, type Stripe } from './CodeArea'
import { Conflicts } from './Conflicts'
import { type Conflict, findConflicts, type Kept, keptText } from './conflicts'
import { Discard } from './Discard'
import { TodoRows } from './TodoRows'
import { useEditorKeys } from './useEditorKeys'

export interface FileEditorProps {
  /** Tells a message and a rebase's list from other files by its name. */
  readonly path: string
  readonly text: string
  readonly onSave: (text: string) => void
  /** Closed without saving. */
  readonly onCancel: () => void
}

type FileKind = 'contents' | 'message' | 'todo'

function kindOf(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === 'git-rebase-todo') return 'todo'
  return /^(COMMIT_EDITMSG|MERGE_MSG|TAG_EDITMSG|SQUASH_MSG)$/.test(name) ? 'message' : 'contents'
}

export function FileEditor({ path, text: given, onSave, onCancel }: FileEditorProps) {
  const { t } = useTranslation()
  const field = useId()
  const box = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(given)
  const [asks, setAsks] = useState(false)
  const isChanged = text !== given
  const kind = kindOf(path)
  const conflicts = kind === 'contents' ? findConflicts(text) : []
  const close = () => (isChanged ? setAsks(true) : onCancel())
  useEditorKeys(box, { save: () => onSave(text), close })
  useEffect(() => {
    area.current?.focus()
    area.current?.setSelectionRange(0, 0)
  }, [])
  const keep = (conflict: Conflict, kept: Kept) => {
    const { start, end } = conflict
    const put = keptText(conflict, kept)
    if (!replaceIn(area.current, start, end, put)) setText(text.slice(0, start) + put + text.slice(end))
  }
  const label =
    kind === 'contents' ? t('labs.git.editor.contents', { path: visible(path) }) : t(`labs.git.editor.${kind}`)
  return (
    <div ref={box} className={`file-editor ${kind}`}>
      <Head {...{ path, isChanged, kind }} lines={text.split('\n').length - (text.endsWith('\n') ? 1 : 0)} />
      <Conflicts
        conflicts={conflicts}
        hadAny={kind === 'contents' && findConflicts(given).length > 0}
        onKeep={keep}
        onShow={({ from }) => goToLine(area.current, from)}
      />
      {kind === 'todo' && <TodoRows text={text} onText={setText} />}
      <CodeArea
        id={field}
        label={kind === 'todo' ? t('labs.git.editor.asText') : label}
        stripes={stripesOf(conflicts)}
        rows={kind === 'contents' ? 18 : 10}
        {...{ text, area }}
        onText={setText}
      />
      <footer>
        <button type="button" className="primary" onClick={() => onSave(text)}>
          {t('labs.git.editor.save')}
        </button>
        <button type="button" onClick={close}>
          {t('labs.git.editor.cancel')}
        </button>
        <span className="soft">
          {t('labs.git.editor.keys')} {kind === 'todo' && t('labs.git.editor.todoKeys')}
        </span>
      </footer>
      {asks && <Discard onYes={onCancel} onNo={() => setAsks(false)} />}
    </div>
  )
}

interface HeadProps {
  readonly path: string
  readonly kind: FileKind
  readonly isChanged: boolean
  readonly lines: number
}

function Head({ path, kind, isChanged, lines }: HeadProps) {
  const { t } = useTranslation()
  return (
    <header>
      <h3>
        {kind === 'contents' ? (
          <span className="mono" data-content>
            {visible(path)}
          </span>
        ) : (
          t(`labs.git.editor.${kind}`)
        )}
      </h3>
      <span className="soft">{t('labs.git.editor.lines', { count: lines })}</span>
      {isChanged && <span className="editor-changed">{t('labs.git.editor.changed')}</span>}
    </header>
  )
}

const stripesOf = (conflicts: readonly Conflict[]): readonly Stripe[] =>
  conflicts.flatMap(({ from, base, middle, to }) => [
    { kind: 'marker' as const, from, to: from },
    { kind: 'ours' as const, from: from + 1, to: (base ?? middle) - 1 },
    ...(base === undefined ? [] : [{ kind: 'base' as const, from: base, to: middle - 1 }]),
    { kind: 'marker' as const, from: middle, to: middle },
    { kind: 'theirs' as const, from: middle + 1, to: to - 1 },
    { kind: 'marker' as const, from: to, to },
  ])

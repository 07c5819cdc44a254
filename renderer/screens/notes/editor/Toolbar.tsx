/** What the shortcuts of the editor do, as buttons. */
import type { StateCommand } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import type { TakeImages } from './incoming'
import { bold, code, italic, link, list } from './marks'

interface ToolbarProps {
  readonly view: EditorView | undefined
  readonly onImages: TakeImages
  readonly onCard: (selection: string, around: string) => void
}

const marks = [
  { name: 'bold', icon: 'bold', run: bold },
  { name: 'italic', icon: 'italic', run: italic },
  { name: 'code', icon: 'code', run: code },
  { name: 'link', icon: 'link', run: link },
  { name: 'list', icon: 'list', run: list },
] as const

export function Toolbar({ view, onImages, onCard }: ToolbarProps) {
  const { t } = useTranslation()
  const file = useRef<HTMLInputElement>(null)
  const run = (command: StateCommand) => {
    if (!view) return
    command({ state: view.state, dispatch: (transaction) => view.dispatch(transaction) })
    view.focus()
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    if (view && files.length > 0) onImages(files, view, view.state.selection.main.head)
    view?.focus()
  }
  return (
    <fieldset className="toolbar" aria-label={t('notes.format')} disabled={!view}>
      {marks.map(({ name, icon, run: command }) => (
        <button
          key={name}
          type="button"
          className="quiet"
          aria-label={t(`notes.mark.${name}`)}
          title={t(`notes.mark.${name}`)}
          onClick={() => run(command)}
        >
          <Icon name={icon} />
        </button>
      ))}
      <button
        type="button"
        className="quiet"
        aria-label={t('notes.mark.image')}
        title={t('notes.mark.image')}
        onClick={() => file.current?.click()}
      >
        <Icon name="image" />
      </button>
      <input ref={file} type="file" accept="image/*" multiple hidden onChange={chosen} />
      <button type="button" className="quiet wide" onClick={() => view && onCard(...selected(view))}>
        <Icon name="cards" />
        {t('notes.makeCard')}
      </button>
    </fieldset>
  )
}

/** What is selected, and the lines that it stands in. */
function selected(view: EditorView): [string, string] {
  const { state } = view
  const { from, to } = state.selection.main
  const around = state.sliceDoc(state.doc.lineAt(from).from, state.doc.lineAt(to).to)
  return [state.sliceDoc(from, to), around]
}

/** CodeMirror on a note's shared text. It stands in a shadow tree, where its styles are allowed by the page's policy. */
import { defaultKeymap, indentLess, indentMore } from '@codemirror/commands'
import { markdownKeymap, markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { LanguageSupport } from '@codemirror/language'
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view'
import { yCollab, ySyncAnnotation, yUndoManagerKeymap } from 'y-codemirror.next'
import * as Y from 'yjs'
import { incoming, type TakeImages } from './incoming'
import { type LinkSource, linkCompletion } from './linkCompletion'
import { bold, code, italic, link } from './marks'
import { theme } from './theme'

export interface EditorOptions {
  readonly text: Y.Text
  readonly label: string
  readonly hint: string
  readonly links: LinkSource
  readonly isReadOnly: boolean
  readonly onEdit: () => void
  readonly onLeave: () => void
  readonly onMode: () => void
  readonly onImages: TakeImages
}

export interface OpenedEditor {
  readonly view: EditorView
  readonly setReadOnly: (isReadOnly: boolean) => void
  readonly close: () => void
}

export function openEditor(place: HTMLElement, options: EditorOptions): OpenedEditor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
  // The editor's own changes alone, which yCollab adds: Yjs would also take back what another part of the app wrote.
  const undo = new Y.UndoManager(options.text, { trackedOrigins: new Set() })
  const writing = new Compartment()
  const doc = options.text.toString()
  const state = EditorState.create({
    doc,
    extensions: [
      writing.of(EditorState.readOnly.of(options.isReadOnly)),
      // Yjs counts every letter, so a carriage return is one too.
      EditorState.lineSeparator.of('\n'),
      keys(options),
      yCollab(options.text, null, { undoManager: undo }),
      writingExtensions(options),
      EditorView.updateListener.of((update) => {
        const isOwn = update.transactions.some((one) => one.docChanged && one.annotation(ySyncAnnotation) === undefined)
        if (isOwn) options.onEdit()
      }),
    ],
  })
  const view = new EditorView({ state, root, parent: root })
  return {
    view,
    setReadOnly: (isReadOnly) => view.dispatch({ effects: writing.reconfigure(EditorState.readOnly.of(isReadOnly)) }),
    close: () => {
      view.destroy()
      undo.destroy()
    },
  }
}

function writingExtensions({ label, hint, links, onImages }: EditorOptions): Extension {
  return [
    // Without the languages of HTML that markdown() brings: they are most of its size, and HTML is only text here.
    new LanguageSupport(markdownLanguage),
    linkCompletion(links),
    incoming(onImages),
    pasteURLAsLink,
    drawSelection(),
    EditorView.lineWrapping,
    EditorState.allowMultipleSelections.of(true),
    EditorView.contentAttributes.of({
      spellcheck: 'true',
      autocapitalize: 'sentences',
      'aria-label': label,
      tabindex: '0', // as it is anyway; checkers want to read it
    }),
    placeholder(hint),
    theme,
  ]
}

function keys({ onLeave, onMode }: EditorOptions): Extension {
  const always = (run: () => void) => () => {
    run()
    return true
  }
  return [
    Prec.high(
      keymap.of([
        { key: 'Mod-Enter', run: always(onMode) },
        { key: 'Mod-b', run: bold },
        { key: 'Mod-i', run: italic },
        { key: 'Mod-e', run: code },
        { key: 'Mod-Shift-k', run: link },
        { key: 'Tab', run: indentMore, shift: indentLess },
        ...markdownKeymap,
        ...yUndoManagerKeymap,
      ]),
    ),
    keymap.of([...defaultKeymap, { key: 'Escape', run: always(onLeave) }]),
  ]
}

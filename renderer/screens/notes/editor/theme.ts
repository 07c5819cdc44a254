/** The editor in the app's own colours and type. Custom properties reach into the shadow tree that it stands in. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--serif)', fontSize: 'var(--text-body)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': {
    boxSizing: 'border-box',
    maxWidth: 'var(--measure)',
    margin: '0 auto',
    padding: 'var(--gap-4) var(--gap-5) var(--gap-7)',
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: '0', unicodeBidi: 'plaintext' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--mark)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--rule)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
    fontFamily: 'var(--sans)',
    fontSize: 'var(--text-ui)',
  },
  '.links': { listStyle: 'none', margin: '0', padding: 'var(--gap-1)', maxWidth: '24rem' },
  '.links li': { padding: 'var(--gap-1) var(--gap-3)', borderRadius: 'var(--radius)', cursor: 'pointer' },
  '.links li[aria-selected="true"]': { backgroundColor: 'var(--accent-wash)', outline: '1px solid var(--accent)' },
  '.links small': { display: 'block', color: 'var(--ink-soft)', fontSize: 'var(--text-small)' },
  '.links .none': { color: 'var(--ink-soft)', cursor: 'default' },
})

const marks = HighlightStyle.define([
  { tag: tags.heading1, fontWeight: '650', fontSize: '1.45em', lineHeight: '1.3' },
  { tag: tags.heading2, fontWeight: '650', fontSize: '1.2em' },
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '0.86em' },
  { tag: tags.link, color: 'var(--accent)' },
  { tag: tags.url, color: 'var(--code-link)', fontSize: '0.86em', fontFamily: 'var(--mono)' },
  { tag: tags.quote, color: 'var(--ink-soft)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: 'var(--ink-soft)' },
])

export const theme = [look, syntaxHighlighting(marks)]

/** `[[` in the editor: a list of notes and sections by title, of which the chosen one is written as a plain link. */
import { type EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state'
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'

export interface LinkTarget {
  readonly title: string
  /** What kind of thing it is, or where it stands. */
  readonly detail: string
  readonly href: string
}

export interface LinkSource {
  readonly find: (words: string) => readonly LinkTarget[]
  readonly label: string
  readonly none: string
}

interface Open {
  /** Where `[[` stands. */
  readonly from: number
  readonly found: readonly LinkTarget[]
  readonly chosen: number
}

const choose = StateEffect.define<number>()
const close = StateEffect.define<null>()
const started = /\[\[([^[\]\n]{0,80})$/
const listId = 'links'

export function linkCompletion(source: LinkSource): Extension {
  const look = (state: EditorState): Open | undefined => {
    const { main } = state.selection
    if (!main.empty || state.readOnly) return undefined
    const line = state.doc.lineAt(main.head)
    const before = line.text.slice(Math.max(0, main.head - line.from - 90), main.head - line.from)
    const words = started.exec(before)?.[1]
    if (words === undefined) return undefined
    return { from: main.head - words.length - 2, found: source.find(words), chosen: 0 }
  }
  const field = StateField.define<Open | undefined>({
    create: () => undefined,
    update: (open, transaction) => {
      for (const effect of transaction.effects) {
        if (effect.is(close)) return undefined
        if (effect.is(choose) && open) return { ...open, chosen: effect.value }
      }
      if (transaction.docChanged && transaction.isUserEvent('input')) return look(transaction.state)
      if (!open || !(transaction.docChanged || transaction.selection)) return open
      const next = look(transaction.state)
      return next && transaction.state.selection.main.head > open.from ? next : undefined
    },
    provide: (self) => [
      showTooltip.from(self, (open) => (open ? tooltip(open, source) : null)),
      EditorView.contentAttributes.from(self, (open) => attributes(open)),
    ],
  })
  return [field, Prec.highest(keymap.of(keys(field)))]
}

const attributes = (open: Open | undefined): Record<string, string> =>
  open
    ? {
        'aria-haspopup': 'listbox',
        'aria-controls': listId,
        ...(open.found.length > 0 && { 'aria-activedescendant': `${listId}-${open.chosen}` }),
      }
    : {}

function keys(field: StateField<Open | undefined>) {
  const step = (by: number) => (view: EditorView) => {
    const open = view.state.field(field)
    if (!open || open.found.length === 0) return false
    view.dispatch({ effects: choose.of((open.chosen + by + open.found.length) % open.found.length) })
    return true
  }
  const take = (view: EditorView) => {
    const open = view.state.field(field)
    const target = open?.found[open.chosen]
    if (!open || !target) return false
    insertLink(view, open.from, target)
    return true
  }
  const leave = (view: EditorView) => {
    if (!view.state.field(field)) return false
    view.dispatch({ effects: close.of(null) })
    return true
  }
  return [
    { key: 'ArrowDown', run: step(1) },
    { key: 'ArrowUp', run: step(-1) },
    { key: 'Enter', run: take },
    { key: 'Tab', run: take },
    { key: 'Escape', run: leave },
  ]
}

function insertLink(view: EditorView, from: number, { title, href }: LinkTarget) {
  const insert = `[${title.replaceAll(/[[\]\\]/g, '\\$&')}](${href})`
  view.dispatch({
    changes: { from, to: view.state.selection.main.head, insert },
    selection: { anchor: from + insert.length },
    effects: close.of(null),
    userEvent: 'input.complete',
  })
}

function tooltip(open: Open, source: LinkSource): Tooltip {
  return { pos: open.from, create: (view) => ({ dom: drawList(view, open, source) }) }
}

function drawList(view: EditorView, { from, found, chosen }: Open, source: LinkSource): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'links'
  list.id = listId
  list.role = 'listbox'
  list.ariaLabel = source.label
  const items = found.map((target, place) => {
    const item = document.createElement('li')
    item.role = 'option'
    item.id = `${listId}-${place}`
    item.ariaSelected = `${place === chosen}`
    const detail = document.createElement('small')
    detail.textContent = target.detail
    item.append(target.title, detail)
    item.addEventListener('mousedown', (event) => {
      event.preventDefault()
      insertLink(view, from, target)
    })
    return item
  })
  if (items.length === 0) list.append(sayNone(source.none))
  list.append(...items)
  return list
}

function sayNone(words: string): HTMLElement {
  const item = document.createElement('li')
  item.role = 'option'
  item.ariaDisabled = 'true'
  item.className = 'none'
  item.textContent = words
  return item
}

/** What is open in the margin, and what writing, closing and deleting there do. */
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { type Place, quote } from '../../study/notes/anchors'
import type { Notebook } from '../../study/notes/notebook'
import type { CardActions } from './MarginCard'
import type { Draft } from './marginCards'
import type { useAttached } from './useAttached'
import type { Pages } from './usePages'

interface MarginSetting {
  readonly chapter: string
  readonly notebook: Notebook
  readonly around: RefObject<HTMLElement | null>
  readonly pages: Pages
  readonly know: ReturnType<typeof useAttached>['know']
  readonly draft: Draft | undefined
  readonly setDraft: (draft: Draft | undefined) => void
}

interface Trashed {
  readonly id: string
  readonly key: string
}

let drafts = 0

export function useMarginState({ chapter, notebook, around, pages, know, draft, setDraft }: MarginSetting) {
  const [active, setActive] = useState<string>()
  const [trashed, setTrashed] = useState<Trashed>()
  const keys = useRef(new Map<string, string>()).current
  const focusBack = useFocusBack(around)
  const compose = (place: Place) => {
    const words = pages.page(place.section)?.text ?? ''
    const parts = quote(words, place.from, place.to)
    if (!parts) return
    const key = `draft-${++drafts}`
    const anchor = { chapter, section: place.section, ...parts }
    focusBack.remember()
    getSelection()?.removeAllRanges()
    setTrashed(undefined)
    setDraft({ key, anchor, place })
    setActive(key)
  }
  const close = () => {
    setDraft(undefined)
    setActive(undefined)
    if (active !== undefined) focusBack.to(active)
  }
  const actions: CardActions = {
    open: (key) => {
      focusBack.remember()
      getSelection()?.removeAllRanges() // or the button for a new note would stand over this one
      setTrashed(undefined)
      setDraft(undefined)
      setActive(key)
    },
    close,
    discard: () => {
      setDraft(undefined)
      setActive((now) => (now === draft?.key ? undefined : now))
    },
    first: (words) => {
      if (!draft) return
      know(draft.anchor, draft.place)
      keys.set(notebook.create({ body: words, anchor: draft.anchor }), draft.key)
      setDraft(undefined)
    },
    trash: ({ key, note }) => {
      if (!note) return
      notebook.trash(note.id)
      setTrashed({ id: note.id, key })
      setActive(undefined)
    },
  }
  const forget = () => {
    setTrashed(undefined)
    if (trashed) focusBack.to(trashed.key)
  }
  const undo = () => {
    if (!trashed) return
    notebook.restore(trashed.id)
    setTrashed(undefined)
    setActive(trashed.key)
  }
  return { active, keys, trashed, actions, compose, close, undo, forget }
}

/** After closing, the focus goes to the mark of the note, or else to where it was before. */
function useFocusBack(around: RefObject<HTMLElement | null>) {
  const before = useRef<Element | null>(null)
  const [wanted, setWanted] = useState<{ readonly key: string }>()
  const go = useEffectEvent((key: string) => {
    const mark = around.current?.querySelector<HTMLElement>(`[data-opens~="${CSS.escape(key)}"]`)
    const last = before.current instanceof HTMLElement && before.current.isConnected ? before.current : undefined
    const target = mark ?? last
    target?.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (wanted) go(wanted.key)
  }, [wanted])
  return useMemo(
    () => ({
      remember: () => {
        const now = document.activeElement
        if (now && !now.closest('.margin-card, .margin-panel, .margin-write')) before.current = now
      },
      to: (key: string) => setWanted({ key }),
    }),
    [],
  )
}

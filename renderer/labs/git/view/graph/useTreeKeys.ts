/** A tree of two levels by keyboard: arrows, Home, End, Enter, and letters that find a line by how it begins. */
import { type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react'
import type { PictureCommit } from '../../engine/picture/picture'

export interface TreeLine {
  readonly key: string
  /** What the inspector opens. */
  readonly oid: string
}

interface TreeKeys {
  readonly list: RefObject<HTMLElement | null>
  readonly commits: readonly PictureCommit[]
  readonly onSelect: ((oid: string) => void) | undefined
}

/** Letters that come quickly one after the other are one word. */
const wordMs = 700

export function useTreeKeys({ list, commits, onSelect }: TreeKeys) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string>()
  const typed = useRef({ word: '', at: 0 })
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
  const go = (item: HTMLElement | undefined) => {
    if (!item) return
    setActive(item.dataset.key)
    item.focus()
  }
  const toggle = useCallback(
    (oid: string, isOpen: boolean) =>
      setOpen((old) => new Set(isOpen ? [...old, oid] : [...old].filter((one) => one !== oid))),
    [],
  )
  const right = (item: HTMLElement, at: number) => {
    if (item.getAttribute('aria-expanded') === 'false') toggle(item.dataset.key ?? '', true)
    else if (item.getAttribute('aria-expanded') === 'true') go(items()[at + 1])
  }
  const left = (item: HTMLElement) => {
    if (item.getAttribute('aria-expanded') === 'true') toggle(item.dataset.key ?? '', false)
    else go(items().find(({ dataset }) => dataset.key === item.dataset.owner))
  }
  const find = (letter: string, from: number) => {
    const now = performance.now()
    const goesOn = now - typed.current.at < wordMs
    typed.current = { word: goesOn ? typed.current.word + letter : letter, at: now }
    go(findByWord(items(), typed.current.word.toLowerCase(), goesOn ? from : from + 1))
  }
  const onKey = (event: KeyboardEvent) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]')
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return
    const all = items()
    const at = all.indexOf(item)
    if (event.key === 'ArrowDown') go(all[at + 1])
    else if (event.key === 'ArrowUp') go(all[at - 1])
    else if (event.key === 'Home') go(all[0])
    else if (event.key === 'End') go(all.at(-1))
    else if (event.key === 'ArrowRight') right(item, at)
    else if (event.key === 'ArrowLeft') left(item)
    else if (event.key === '*') setOpen(new Set(commits.map(({ oid }) => oid)))
    else if (event.key === 'Enter' || event.key === ' ') onSelect?.(item.dataset.oid ?? '')
    else if (event.key.length === 1) find(event.key, at)
    else return
    event.preventDefault()
  }
  return { open, active, setActive, toggle, onKey }
}

/** By the beginning of its line, or of its subject. */
function findByWord(items: readonly HTMLElement[], word: string, from: number): HTMLElement | undefined {
  const turned = [...items.slice(from), ...items.slice(0, from)]
  return turned.find(({ dataset }) => dataset.find?.split('\n').some((text) => text.toLowerCase().startsWith(word)))
}

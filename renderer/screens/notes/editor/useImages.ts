/** Takes images into a note: prepared, stored, and written at the place where they came. */
import type { EditorView } from '@codemirror/view'
import type { TFunction } from 'i18next'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteImages } from '../NotesWorld'
import type { TakeImages } from './incoming'
import { prepareImage } from './prepareImage'

export function useImages(images: NoteImages): { readonly take: TakeImages; readonly fault: string | undefined } {
  const { t } = useTranslation()
  const [fault, setFault] = useState<string>()
  const take = useCallback<TakeImages>(
    (files, view, at) => {
      setFault(undefined)
      void insertAll(files, view, at, images, t).then(setFault)
    },
    [images, t],
  )
  return { take, fault }
}

/** One after the other; gives what went wrong, in words. */
async function insertAll(
  files: readonly File[],
  view: EditorView,
  at: number,
  images: NoteImages,
  t: TFunction,
): Promise<string | undefined> {
  const faults: string[] = []
  const text = view.state.doc
  for (const file of files) {
    const stored = await store(file, images, t)
    if ('fault' in stored) {
      faults.push(stored.fault)
      continue
    }
    if (!view.dom.isConnected) break // the note was left: the image stays stored, and nothing points to it
    // Where text came meanwhile the place is not known any more, so the cursor's is taken.
    insertImage(view, view.state.doc === text ? at : view.state.selection.main.head, altOf(file, t), stored.hash)
    at = view.state.selection.main.head
  }
  return faults.length > 0 ? faults.join(' ') : undefined
}

async function store(file: File, images: NoteImages, t: TFunction): Promise<{ hash: string } | { fault: string }> {
  const prepared = await prepareImage(file)
  const name = file.name || t('notes.image')
  if (!prepared.ok) return { fault: t(`notes.imageFault.${prepared.why}`, { name }) }
  try {
    return { hash: await images.put(prepared.bytes, prepared.type) }
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason)
    return { fault: t('notes.imageFault.notStored', { name, reason: why }) }
  }
}

const altOf = (file: File, t: TFunction) =>
  file.name
    .replace(/\.\w+$/, '')
    .replaceAll(/[[\]\\!\n]/g, ' ')
    .trim()
    .slice(0, 80) || t('notes.image')

function insertImage(view: EditorView, at: number, alt: string, hash: string) {
  const insert = `![${alt}](image:${hash})`
  view.dispatch({
    changes: { from: at, insert },
    selection: { anchor: at + insert.length },
    userEvent: 'input.image',
    scrollIntoView: true,
  })
}

/** Carries the wish to write a note from the keyboard, the palette or the menu to the chapter on screen. */

export type NoteRequest = 'selection' | 'section'

const listeners = new Set<(on: NoteRequest) => void>()

export function askForNote(on: NoteRequest): void {
  for (const asked of listeners) asked(on)
}

/** Returns the way to stop. */
export function onNoteRequest(asked: (on: NoteRequest) => void): () => void {
  listeners.add(asked)
  return () => void listeners.delete(asked)
}

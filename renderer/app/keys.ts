/** Keyboard shortcuts: single keys, keys with Mod, Shift and Alt, and two-key sequences such as `g c`. */

const sequenceMs = 900

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether one press is the key written so. `Mod` is Cmd on a Mac and Ctrl elsewhere; a bare `?` implies its Shift. */
export function matches(press: KeyPress, written: string, isMac: boolean): boolean {
  const parts = written === 'Mod++' ? ['Mod', '+'] : written.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier)
  const mod = isMac ? press.metaKey : press.ctrlKey
  const other = isMac ? press.ctrlKey : press.metaKey
  const isLetter = /^[a-z]$/.test(key)
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    mod === wants('Mod') &&
    !other &&
    press.altKey === wants('Alt') &&
    (press.shiftKey === wants('Shift') || (!isLetter && key.length === 1))
  )
}

interface Shortcut {
  readonly keys: readonly string[]
  readonly run: () => void
}

/**
 * Runs the shortcut that a press completes, unless someone types; returns the way to stop.
 * Keys without a modifier count only while `takesLetters` says so.
 */
export function listenForKeys(
  isMac: boolean,
  shortcuts: () => readonly Shortcut[],
  takesLetters: () => boolean,
): () => void {
  let first: { key: string; at: number } | undefined
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const modified = event.ctrlKey || event.metaKey || event.altKey
    // Alt moves by words in a field, on a Mac.
    if (isTyping(event.composedPath()[0] ?? null) && (!modified || event.altKey)) return
    if (!modified && !takesLetters()) return
    const prefix = first && event.timeStamp - first.at < sequenceMs ? `${first.key} ` : ''
    first = modified ? undefined : { key: event.key, at: event.timeStamp }
    const hit = shortcuts().find(({ keys }) => keys.some((key) => completes(event, key, prefix, isMac)))
    if (!hit) return
    first = undefined
    event.preventDefault() // also behind a dialog, where the menu would take the key instead
    if (!document.querySelector('dialog[open]')) hit.run()
  }
  window.addEventListener('keydown', pressed)
  return () => window.removeEventListener('keydown', pressed)
}

function completes(event: KeyboardEvent, written: string, prefix: string, isMac: boolean): boolean {
  const [one, two] = written.split(' ')
  if (two === undefined) return matches(event, written, isMac)
  return prefix === `${one} ` && matches(event, two, isMac)
}

/** Boxes and buttons take no letters, so that a shortcut may follow a tick. */
const takesText =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"]), textarea, select, [contenteditable="true"]'
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest(takesText) !== null

/** The key as people read it: `Mod+k` is `Ctrl+K`, or `⌘K` on a Mac. */
export function showKey(written: string, isMac: boolean): string {
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', ArrowLeft: '←', ArrowRight: '→' }
    : { Mod: 'Ctrl', ArrowLeft: '←', ArrowRight: '→' }
  const press = (text: string) =>
    text
      .split('+')
      .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(isMac ? '' : '+')
  return written.split(' ').map(press).join(' ')
}

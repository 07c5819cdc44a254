/** The focus never falls off the page: when what had it goes, it moves to the heading of what stood around it. */

const surroundings = 'section, article, form, dialog, main'

/** Returns the way to stop. Whoever knows a better place takes the focus within two frames. */
export function keepFocus(): () => void {
  /** What had the focus last, and everything around it. */
  let path: readonly HTMLElement[] = []
  /** It was switched off while it had the focus, and gets it back. */
  let isOff = false
  const focused = ({ target }: FocusEvent) => {
    path = pathOf(target)
    isOff = false
  }
  const pressed = () => {
    path = [] // a click beside everything takes the focus away on purpose
  }
  const look = () => {
    const [last, ...around] = path
    if (!last || document.activeElement !== document.body) return
    if (!last.isConnected) focusFirst(around)
    else if (isOff) last.focus({ preventScroll: true })
  }
  const watcher = new MutationObserver(() => {
    const [last] = path
    if (last?.matches(':disabled')) isOff = true
    if (last && (isOff || document.activeElement !== last)) requestAnimationFrame(() => requestAnimationFrame(look))
  })
  watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', focused)
  document.addEventListener('pointerdown', pressed)
  return () => {
    watcher.disconnect()
    document.removeEventListener('focusin', focused)
    document.removeEventListener('pointerdown', pressed)
  }
}

function pathOf(target: EventTarget | null): HTMLElement[] {
  const path: HTMLElement[] = []
  for (let one = target; one instanceof HTMLElement; one = one.parentElement) path.push(one)
  return path
}

/** The nearest that is still there and is seen. */
function focusFirst(around: readonly HTMLElement[]): void {
  for (const place of around) {
    if (!place.isConnected || !place.matches(surroundings)) continue
    for (const target of [place.querySelector<HTMLElement>('h1, h2, h3'), place]) {
      if (!target?.checkVisibility()) continue
      if (!target.hasAttribute('tabindex')) target.tabIndex = -1
      target.focus({ preventScroll: true })
      return
    }
  }
}

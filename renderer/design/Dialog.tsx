/** A modal dialog on the platform's own `<dialog>`: it traps focus, closes on Escape, and gives focus back. */
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'

interface DialogProps {
  readonly label: string
  readonly className?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ label, className = '', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const box = dialog.current
    const before = document.activeElement
    if (box && !box.open) box.showModal()
    // Leaving the document closes it; close() would tell the owner once more, when it may have opened anew.
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const clicked = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose() // the backdrop belongs to the dialog itself
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the platform
    <dialog ref={dialog} className={`dialog ${className}`} aria-label={label} onClose={onClose} onClick={clicked}>
      {children}
    </dialog>
  )
}

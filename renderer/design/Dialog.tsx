/** A modal dialog on the platform's own `<dialog>`: it traps focus, closes on Escape, and gives focus back. */
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './Icon'

interface DialogProps {
  readonly label: string
  readonly className?: string
  /** The name of a button that closes it: with one, the label stands above the content beside that button. */
  readonly close?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ label, className = '', close, onClose, children }: DialogProps) {
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
      {close !== undefined && (
        <header className="sheet-head">
          <h2>{label}</h2>
          <button type="button" className="quiet" onClick={onClose} aria-label={close}>
            <Icon name="close" />
          </button>
        </header>
      )}
      {children}
    </dialog>
  )
}

/** The key of a control, for those who see it; others hear it from `aria-keyshortcuts`. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className="key-hint" aria-hidden="true" data-content>
      <kbd>{children}</kbd>
    </span>
  )
}

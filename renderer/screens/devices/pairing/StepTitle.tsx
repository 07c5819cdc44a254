/** The heading of a step: it takes the focus, so that a screen reader says where one is. A dialog that opens gives it the focus by its attribute. */
import { type ReactNode, useLayoutEffect, useRef } from 'react'

export function StepTitle({ children }: { readonly children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    title.current?.toggleAttribute('autofocus', true)
    title.current?.focus()
  }, [])
  return (
    <h3 ref={title} tabIndex={-1}>
      {children}
    </h3>
  )
}

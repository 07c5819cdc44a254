/** Says that something is opening, to eyes and to screen readers; silent for the first moments, since most things are instant. */
export function Busy({ children }: { children: string }) {
  return (
    <p className="busy" role="status">
      {children}
    </p>
  )
}

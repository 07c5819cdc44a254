/** A figure: the drawing, its caption, and the whole of it in words. */
import { Component, type ReactNode, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useReader } from './ReaderContext'

/** `children` are the figure in words. */
export function FigureBlock({
  name,
  caption: said,
  children,
}: {
  name: string
  caption: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  const caption = useId()
  const Drawing = useReader().figure(name)
  const failed = <p className="figure-failed">{t('fault.figure')}</p>
  return (
    <figure aria-labelledby={caption} data-figure={name}>
      <div className="figure-art">
        <FigureBoundary instead={failed}>
          <Suspense fallback={<div className="figure-space" />}>{Drawing ? <Drawing /> : failed}</Suspense>
        </FigureBoundary>
      </div>
      <figcaption id={caption}>{said}</figcaption>
      <details className="figure-words">
        <summary>
          <span>{t('reader.figureText')}</span>
        </summary>
        <div data-content>{children}</div>
      </details>
    </figure>
  )
}

/** A drawing that fails costs the drawing, never the chapter. */
class FigureBoundary extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}

/** Loads the margin once the chapter is drawn. A margin that fails costs the margin, never the chapter. */
import { Component, lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarginProps } from './Margin'

const Margin = lazy(() => import('./Margin').then(({ Margin }) => ({ default: Margin })))

export function MarginHost(props: MarginProps) {
  const { t } = useTranslation()
  return (
    <MarginBoundary instead={<p className="margin-failed">{t('margin.failed')}</p>}>
      <Suspense fallback={null}>
        <Margin {...props} />
      </Suspense>
    </MarginBoundary>
  )
}

class MarginBoundary extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}

/** Catches a screen that fails: says so, keeps the rest of the app, and offers the way back. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { describe, log } from '../platform/log'
import { href } from '../study/address'
import { en } from './words/en'

interface Props {
  /** A new value tries again: the place in the app. */
  readonly place: string
  /** Where the message stands, if not in the failed part's own place. */
  readonly around?: (fault: ReactNode) => ReactNode
  readonly children: ReactNode
}

export class FaultBoundary extends Component<Props, { error: unknown; place: string }> {
  override state = { error: undefined, place: '' }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  static getDerivedStateFromProps(props: Props, state: { place: string }) {
    return props.place === state.place ? null : { error: undefined, place: props.place }
  }
  override componentDidCatch(error: unknown, info: ErrorInfo) {
    log('error', `${describe(error)}\n${info.componentStack ?? ''}`)
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    const fault = <Fault error={this.state.error} />
    return this.props.around?.(fault) ?? fault
  }
}

function Fault({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const isFileMissing = String(error).includes('dynamically imported module')
  return (
    <div className="page fault" role="alert">
      <h1 tabIndex={-1}>{t('fault.title')}</h1>
      <p>{t(isFileMissing ? 'fault.missingFile' : 'fault.body')}</p>
      <p className="row">
        <button type="button" className="primary" onClick={() => location.reload()}>
          {t('fault.again')}
        </button>
        <a href={href({ screen: 'contents' })}>{t('fault.contents')}</a>
      </p>
      <details>
        <summary>{t('fault.details')}</summary>
        <pre data-content>{describe(error)}</pre>
      </details>
    </div>
  )
}

/** Around everything: a window is never blank. It needs neither words nor address, since either may be what failed. */
export class LastResort extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  override componentDidCatch(error: unknown, info: ErrorInfo) {
    log('error', `${describe(error)}\n${info.componentStack ?? ''}`)
  }
  override render() {
    return this.state.hasFailed ? <p className="page">{en.fault.boot}</p> : this.props.children
  }
}

/** session.webRequest: onBeforeRequest is asked and obeyed for what pages load; the later stages are recorded. */
import { recorded } from './record'

interface Filter {
  readonly urls: readonly string[]
  readonly types?: readonly string[]
}

interface Answer {
  readonly cancel?: boolean
  readonly redirectURL?: string
}

interface Details {
  readonly url: string
  readonly method: string
  readonly resourceType: string
}

type Listener = (details: Details, callback: (answer: Answer) => void) => void

/** Chromium's match patterns: scheme://host/path with stars, or <all_urls>. */
export function matchesPattern(url: string, pattern: string): boolean {
  if (pattern === '<all_urls>') return true
  const [, scheme = '', host = '', path = ''] = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern) ?? []
  const loosely = (part: string) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  const hostSource = host.startsWith('*.')
    ? `([^/]+\\.)?${loosely(host.slice(2))}`
    : loosely(host).replaceAll('.*', '[^/]*')
  const schemeSource = scheme === '*' ? 'https?' : loosely(scheme)
  return new RegExp(`^${schemeSource}://${hostSource}(:\\d+)?${loosely(path || '/*')}$`, 'is').test(url)
}

export class WebRequest {
  private listener: Listener | undefined
  private filter: Filter = { urls: ['<all_urls>'] }
  private readonly changes: (() => void)[] = []

  whenChanged(react: () => void) {
    this.changes.push(react)
  }

  get isWatching() {
    return this.listener !== undefined
  }

  onBeforeRequest(filterOrListener: Filter | Listener | null, listener?: Listener | null) {
    const isFilter = typeof filterOrListener === 'object' && filterOrListener !== null
    this.filter = isFilter ? filterOrListener : { urls: ['<all_urls>'] }
    this.listener = (isFilter ? listener : (filterOrListener as Listener | null)) ?? undefined
    for (const react of this.changes) react()
  }

  /** Whether the app lets this request go. */
  async allows(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.listener
    if (!listener || !this.filter.urls.some((pattern) => matchesPattern(url, pattern))) return true
    const answer = await new Promise<Answer>((resolve) => listener({ url, method, resourceType }, resolve))
    if (answer.redirectURL) throw new Error('standin: redirectURL in webRequest.onBeforeRequest is not supported')
    return !answer.cancel
  }

  onBeforeSendHeaders = recorded('webRequest.onBeforeSendHeaders')
  onSendHeaders = recorded('webRequest.onSendHeaders')
  onHeadersReceived = recorded('webRequest.onHeadersReceived')
  onResponseStarted = recorded('webRequest.onResponseStarted')
  onBeforeRedirect = recorded('webRequest.onBeforeRedirect')
  onCompleted = recorded('webRequest.onCompleted')
  onErrorOccurred = recorded('webRequest.onErrorOccurred')
}

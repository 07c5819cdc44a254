/** The one origin that this app trusts: the bundle's, or the development server's while developing. */

export const appScheme = 'app'
export const bundleUrl = 'app://bundle/'

export interface Origin {
  /** The page that a window loads. */
  readonly pageUrl: string
  /** Its origin, as `location.origin` gives it. */
  readonly serialized: string
  readonly isDevelopment: boolean
  /** Whether a URL or a serialised origin is the app's own, by its parsed parts. */
  readonly isOwn: (urlOrOrigin: string) => boolean
}

export function findOrigin({ isPackaged, devUrl }: { isPackaged: boolean; devUrl: string | undefined }): Origin {
  const isDevelopment = !isPackaged && devUrl !== undefined && originOf(devUrl) !== undefined
  const pageUrl = isDevelopment ? new URL('index.html', devUrl).href : `${bundleUrl}index.html`
  const own = originOf(pageUrl)
  const serialized = own ?? pageUrl
  return { pageUrl, serialized, isDevelopment, isOwn: (url) => own !== undefined && originOf(url) === own }
}

/** Scheme and host with port. URL.origin is "null" for every scheme that Node does not know, so it cannot tell. */
function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password } = new URL(url)
  const isKnown = protocol === `${appScheme}:` || protocol === 'http:' || protocol === 'https:'
  return isKnown && host !== '' && username === '' && password === '' ? `${protocol}//${host}` : undefined
}

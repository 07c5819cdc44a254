/**
 * Chromium cannot load a custom scheme, so app://bundle/x is http://bundle.app.localhost/x on the wire: a secure
 * context whose origin stays the same whatever the port.
 */

const schemes = new Set<string>()

export function addScheme(scheme: string) {
  schemes.add(scheme)
}

export const registeredSchemes = (): readonly string[] => [...schemes]

/** Chromium's rules: the app's own hosts are served here, every other name and address does not exist. */
export function hostRules(port: number, hasDevelopmentServer: boolean): string {
  const own = [...schemes].map((scheme) => `MAP *.${scheme}.localhost 127.0.0.1:${port}`)
  const development = hasDevelopmentServer ? ['EXCLUDE localhost', 'EXCLUDE 127.0.0.1'] : []
  return [...own, 'MAP * ~NOTFOUND', ...development].join(',')
}

export function toWire(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  const [, scheme = '', host = '', rest = ''] = parts ?? []
  if (!schemes.has(scheme.toLowerCase())) return url
  return `http://${host}.${scheme}.localhost${rest.startsWith('/') ? '' : '/'}${rest}`
}

export function fromWire(url: string): string {
  const parts = /^(blob:)?http:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost(?::\d+)?([/?#].*)?$/is.exec(url)
  const [, blob = '', host = '', scheme = '', rest = ''] = parts ?? []
  return schemes.has(scheme) ? `${blob}${scheme}://${host}${rest}` : url
}

export const isOwn = (wireUrl: string) => fromWire(wireUrl) !== wireUrl

/** The origin as Electron gives it, for a URL of either kind. */
export function originOf(url: string): string {
  const own = fromWire(url)
  if (!URL.canParse(own)) return 'null'
  const { protocol, host, origin } = new URL(own)
  return schemes.has(protocol.slice(0, -1)) ? `${protocol}//${host}` : origin
}

/** Whether a request goes to anything but the app, its own data and its developer tools. */
export function leavesApp(wireUrl: string): boolean {
  if (isOwn(wireUrl)) return false
  const development = process.env.ELECTRON_RENDERER_URL
  if (development && originOf(wireUrl) === originOf(development)) return false
  return !/^(data|blob|devtools|about|chrome|chrome-extension|chrome-untrusted):/i.test(wireUrl)
}

/** Rewrites what a response header says about the app's own addresses. */
export function headerToWire(name: string, value: string): string {
  if (name === 'content-security-policy' || name === 'content-security-policy-report-only') {
    return value
      .split(' ')
      .map((part) => sourceToWire(part))
      .join(' ')
  }
  return name === 'location' || name === 'access-control-allow-origin' ? toWire(value).replace(/\/$/, '') : value
}

function sourceToWire(source: string): string {
  const [, scheme = '', rest = '', end = ''] = /^([a-z][a-z0-9+.-]*):(\S*?)(;?)$/i.exec(source) ?? []
  if (!schemes.has(scheme)) return source
  const host = rest.replace(/^\/\//, '')
  return (host === '' ? `http://*.${scheme}.localhost` : toWire(`${scheme}://${host}`).replace(/\/$/, '')) + end
}

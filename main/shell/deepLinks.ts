/** drydock:// links from elsewhere: each becomes a route of the page, and can do nothing but navigate. */

export const linkScheme = 'drydock'

const maxLinkLength = 2_048
const maxShownLength = 200
/** The bridge's limit for a route. */
const maxRouteLength = 300
const id = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const maxIdLength = 80
const control = /\p{Cc}/u

/**
 * drydock://read/<chapter>[/<section>], drydock://search?q=…, drydock://glossary[/<term>], drydock://settings.
 * Any other drydock link leads to the page that says so; other text is no link and gives undefined.
 */
export function routeOfLink(link: string): string | undefined {
  const scheme = `${linkScheme}:`
  if (link.slice(0, scheme.length).toLowerCase() !== scheme) return undefined
  return knownRoute(link) ?? missingRoute(link)
}

function knownRoute(link: string): string | undefined {
  if (link.length > maxLinkLength || control.test(link)) return undefined
  // Browsers and Windows may add a slash to a link that has no path.
  const [, action, path = '', query] = /^drydock:\/\/([a-z]+)((?:\/[^/?#]+)*)\/?(?:\?([^?#]*))?$/.exec(link) ?? []
  if (action === 'search') return path === '' ? searchRoute(query) : undefined
  const ids = path.split('/').slice(1)
  if (query !== undefined || !ids.every((part) => part.length <= maxIdLength && id.test(part))) return undefined
  return hasRoute(action, ids.length) ? `/${action}${path}` : undefined
}

function hasRoute(action: string | undefined, ids: number): boolean {
  if (action === 'read') return ids === 1 || ids === 2
  if (action === 'glossary') return ids <= 1
  return action === 'settings' && ids === 0
}

function searchRoute(query: string | undefined): string | undefined {
  const fields = [...new URLSearchParams(query ?? '')]
  const [name, words] = fields[0] ?? []
  if (fields.length !== 1 || name !== 'q' || words === undefined || control.test(words)) return undefined
  const route = `/search?q=${encodeURIComponent(words)}`
  return route.length <= maxRouteLength ? route : undefined
}

function missingRoute(link: string): string {
  let route = '/missing?link='
  for (const char of link.slice(0, maxShownLength).toWellFormed()) {
    const encoded = encodeURIComponent(char)
    if (route.length + encoded.length > maxRouteLength) break
    route += encoded
  }
  return route
}

/** The route of the first link on a command line; everything else there is ignored. */
export function routeInArguments(args: readonly string[]): string | undefined {
  for (const argument of args) {
    const route = routeOfLink(argument)
    if (route !== undefined) return route
  }
  return undefined
}

/** Which links may leave the app for the person's own browser. */
const maxLength = 2_048
const hidden = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u

export interface ExternalLink {
  /** In its parsed form. */
  readonly href: string
  readonly host: string
}

/** Undefined when it must not be opened. */
export function externalLink(url: string): ExternalLink | undefined {
  if (url.length > maxLength || hidden.test(url) || !/^https:\/\/[^/\\]/i.test(url) || !URL.canParse(url))
    return undefined
  const { protocol, username, password, hostname, host, href } = new URL(url)
  const isPlain = protocol === 'https:' && username === '' && password === '' && hostname !== ''
  return isPlain && href.length <= maxLength ? { href, host } : undefined
}

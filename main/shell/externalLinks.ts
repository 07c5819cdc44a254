/** Which links may leave the app for the person's own browser or mail program. */
const maxLength = 2_048
const hidden = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u
/** One plain address and nothing behind it: some mail programs attach whatever file a link names. */
const mail = /^mailto:([a-z0-9][a-z0-9._+-]*@[a-z0-9][a-z0-9.-]*)$/i

export interface ExternalLink {
  readonly kind: 'web' | 'mail'
  /** In its parsed form. */
  readonly href: string
  /** The host of a page, or the address of a person. */
  readonly to: string
}

/** Undefined when it must not be opened. */
export function externalLink(url: string): ExternalLink | undefined {
  if (url.length > maxLength || hidden.test(url)) return undefined
  const [, address] = mail.exec(url) ?? []
  if (address !== undefined) return { kind: 'mail', href: `mailto:${address}`, to: address }
  if (!/^https?:\/\/[^/\\]/i.test(url) || !URL.canParse(url)) return undefined
  const { protocol, username, password, hostname, host, href } = new URL(url)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  const isPlain = isWeb && username === '' && password === '' && hostname !== ''
  return isPlain && href.length <= maxLength ? { kind: 'web', href, to: host } : undefined
}

/** Which links may leave the app for the person's own browser. */
const maxLength = 2_048
const hidden = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u

/** The link in its parsed form, or undefined when it must not be opened. */
export function externalLink(url: string): string | undefined {
  if (url.length > maxLength || hidden.test(url) || !/^https:\/\/[^/\\]/i.test(url) || !URL.canParse(url))
    return undefined
  const { protocol, username, password, hostname, href } = new URL(url)
  const isPlain = protocol === 'https:' && username === '' && password === '' && hostname !== ''
  return isPlain && href.length <= maxLength ? href : undefined
}

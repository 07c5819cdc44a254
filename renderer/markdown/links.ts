/** Which addresses in a learner's text become links or images. Everything that is not allowed here stays text. */
import { formatAddress, parseAddress } from '../study/address'

export type Target = { readonly kind: 'external' | 'inside'; readonly href: string }

const longest = 2_048
/** Blanks, controls and invisible characters, with which an address can look like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Z}\\]/u

export function linkTarget(url: string): Target | undefined {
  if (url.length > longest || unseen.test(url)) return undefined
  if (url.startsWith('#/')) return insideTarget(url)
  // The shell opens https and nothing else; a link that would do nothing stays text.
  if (!/^https:\/\/[^/]/i.test(url) || !URL.canParse(url)) return undefined
  const { protocol, username, password, href } = new URL(url)
  return protocol === 'https:' && username === '' && password === '' ? { kind: 'external', href } : undefined
}

function insideTarget(url: string): Target | undefined {
  const address = parseAddress(url)
  return address.screen === 'missing' ? undefined : { kind: 'inside', href: `#${formatAddress(address)}` }
}

/** The SHA-256 of a stored image, from `image:<hash>`. */
export const imageHash = (url: string): string | undefined => /^image:([0-9a-f]{64})$/.exec(url)?.[1]

/** What the learner types, held against the rules that the bridge has too, so that a slip gets a sentence and not a refusal. */
const maxNameLength = 40
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** Nothing is drawn of these: blanks, the Braille pattern without a dot, fillers, and marks without a letter. */
const blank = /^[\s\u2800\p{M}\p{Default_Ignorable_Code_Point}]*$/u

export const isDeviceName = (name: string) => name.length <= maxNameLength && !unseen.test(name) && !blank.test(name)

const maxAddressLength = 60
const maxPort = 65_535

/** `ip:port`, with brackets around an IPv6 address; undefined where it is none. */
export function readAddress(typed: string): string | undefined {
  const text = typed.trim()
  const [, v4, v6, port] = /^(?:([\d.]+)|\[([\da-fA-F:.]+)\]):(\d{1,5})$/.exec(text) ?? []
  const isPort = port !== undefined && Number(port) > 0 && Number(port) <= maxPort
  const isHost = v4 === undefined ? v6?.includes(':') === true : isIpv4(v4)
  return isPort && isHost && text.length <= maxAddressLength ? text : undefined
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

/** The longest text that the bridge takes for a code or an invitation. */
export const maxWords = 2_000

/**
 * A code as typed or an invitation as pasted: line breaks and blanks at the ends and inside a pasted text go, and so do
 * quotation marks around it. What it means is for the pairing to say.
 */
export function readWords(
  typed: string,
): { readonly kind: 'words'; readonly words: string } | { readonly kind: 'empty' | 'long' } {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s"'“”„«»<>]+|[\s"'“”„«»<>]+$/g, '')
  if (text === '') return { kind: 'empty' }
  return text.length > maxWords ? { kind: 'long' } : { kind: 'words', words: text }
}

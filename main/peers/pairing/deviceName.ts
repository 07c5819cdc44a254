/** Names of devices: what may be shown, and which look alike. */

export const nameLimit = 40
const allowed = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+$/u
/** Drawn as nothing, also among letters, such as the Hangul filler; what makes an emoji of a sign stays. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}[\p{Default_Ignorable_Code_Point}--\uFE0F]]/gv
/** The Braille pattern without a dot is a blank of its own kind. */
const blanks = /[\s\u2800]+/gu
const onlyMarks = /^\p{M}*$/u

export const isCleanName = (name: string): boolean =>
  name.length <= nameLimit && allowed.test(name) && name.trim() !== ''

/** What may be shown of a name that a stranger sent; undefined where nothing is left. */
export function cleanName(name: string): string | undefined {
  const visible = name
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/\p{M}{4,}/gu, '')
    .replace(blanks, ' ')
    .trim()
  let short = ''
  for (const character of visible) {
    if (short.length + character.length > nameLimit) break
    short += character
  }
  return isCleanName(short) && !onlyMarks.test(short) ? short.trim() : undefined
}

/** Letters of other scripts, and digits, that are drawn like a Latin letter, and the letter. */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '5': 's',
  '|': 'l',
  i: 'l',
  ı: 'l',
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  з: '3',
  і: 'l',
  ї: 'l',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  β: 'b',
  γ: 'y',
  ε: 'e',
  η: 'n',
  ι: 'l',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
}

/** Equal for names that look alike at a glance; of one without letters and digits it is the name. */
function skeleton(name: string): string {
  const folded = name.replace(unseen, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const letters = [...folded].map((letter) => lookalikes[letter] ?? letter).join('')
  const bare = letters
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[\s\p{P}\p{S}]/gu, '')
  return bare === '' ? folded : bare
}

/** The first of `names` that `name` could be taken for. */
export const resembled = (name: string, names: readonly string[]): string | undefined =>
  names.find((other) => skeleton(other) === skeleton(name))

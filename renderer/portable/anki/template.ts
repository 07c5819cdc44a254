/** Anki's card templates: `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}`, `{{^Field}}…{{/Field}}`. */
export type NoteFields = ReadonlyMap<string, string>

const mostTags = 2_000
export const tooLarge = Symbol('too large')
const tag = /\{\{([#^/]?)([^{}]{1,300})\}\}/g

/** `tooLarge` where it would be longer than `most` UTF-16 units. */
export function fillTemplate(template: string, fields: NoteFields, most: number): string | typeof tooLarge {
  let out = ''
  let at = 0
  let count = 0
  /** For each open section, whether it shows. */
  const sections: boolean[] = []
  const isShown = () => !sections.includes(false)
  for (const found of template.matchAll(tag)) {
    if (++count > mostTags) break
    if (out.length > most) return tooLarge
    const [whole, sign, inside = ''] = found
    const [name = '', filters] = nameOf(inside)
    if (isShown()) out += template.slice(at, found.index)
    at = found.index + whole.length
    const has = hasText(fields.get(name) ?? '')
    if (sign === '#') sections.push(has)
    else if (sign === '^') sections.push(!has)
    else if (sign === '/') sections.pop()
    else if (isShown() && !filters.some((filter) => filter === 'type' || filter.startsWith('tts')))
      out += fields.get(name) ?? ''
  }
  if (isShown()) out += template.slice(at)
  return out.length > most ? tooLarge : out
}

/** `text:hint:Front` is the field Front behind two filters. */
function nameOf(inside: string): [string, string[]] {
  const steps = inside.trim().split(':')
  return [steps.pop()?.trim() ?? '', steps]
}

const hasText = (html: string) => /<img|\[sound:/i.test(html) || html.replaceAll(/<[^>]*>|&nbsp;/g, '').trim() !== ''

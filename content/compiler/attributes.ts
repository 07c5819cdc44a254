/** Attributes of directives: the named ones must be there, the optional ones may be, no others. */
import type { Nodes } from 'mdast'
import { type Reading, report } from './reading'

export type Directive = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' | 'textDirective' }>

export function readAttributes<Required extends string, Optional extends string>(
  reading: Reading,
  node: Directive,
  required: readonly Required[],
  optional: readonly Optional[],
): { readonly [name in Required | Optional]?: string } {
  const found: { [name in Required | Optional]?: string } = {}
  const known: readonly (Required | Optional)[] = [...required, ...optional]
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const name = known.find((candidate) => candidate === key)
    if (name === undefined) {
      const expected = known.length > 0 ? `expected ${known.join(', ')}` : 'expected none'
      report(reading, node, `unknown attribute "${key}" of ${node.name}; ${expected}`)
    } else if (value) found[name] = value
  }
  for (const name of required) {
    if (found[name] === undefined) report(reading, node, `${node.name} needs the attribute ${name}="…"`)
  }
  return found
}

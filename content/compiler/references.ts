/** What a text points at: gathered while it is read, looked up when the whole course is known. */
import type { Faults, Place } from './faults'

export type Reference = Place &
  (
    | { readonly to: 'section'; readonly chapter: string; readonly section: string }
    | { readonly to: 'item'; readonly chapter: string; readonly id: string }
    | { readonly to: 'figure' | 'lab' | 'term'; readonly id: string }
  )

/** What there is to point at. `sections` holds parts too; both are places of a page. */
export interface Targets {
  readonly sections: ReadonlyMap<string, ReadonlySet<string>>
  /** Items' kinds by id, by chapter; a chapter whose quiz could not be read is left out, and nothing is said of its items. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly figures: ReadonlySet<string>
  readonly labs: ReadonlySet<string>
  readonly terms: ReadonlySet<string>
}

export function checkReferences(references: readonly Reference[], targets: Targets, faults: Faults): void {
  for (const reference of references) {
    const message = whyUnresolved(reference, targets)
    if (message !== undefined) faults.add(reference, message)
  }
}

function whyUnresolved(reference: Reference, targets: Targets): string | undefined {
  switch (reference.to) {
    case 'section':
      return whyNoSection(reference.chapter, reference.section, targets)
    case 'item':
      return whyNoCheck(reference.id, targets.items.get(reference.chapter))
    case 'figure':
      return whyUnknown(`figure "${reference.id}": no such file in the figures folder`, reference.id, targets.figures)
    case 'lab':
      return whyUnknown(`unknown lab "${reference.id}"`, reference.id, targets.labs)
    case 'term':
      return whyUnknown(`unknown glossary term "${reference.id}"`, reference.id, targets.terms)
  }
}

function whyNoSection(chapter: string, section: string, targets: Targets): string | undefined {
  const sections = targets.sections.get(chapter)
  if (sections === undefined)
    return whyUnknown(`unknown chapter "${chapter}"`, chapter, new Set(targets.sections.keys()))
  return whyUnknown(`unknown section "${section}" of chapter "${chapter}"`, section, sections)
}

function whyNoCheck(id: string, items: ReadonlyMap<string, string> | undefined): string | undefined {
  if (items === undefined) return undefined
  const kind = items.get(id)
  if (kind === undefined) return whyUnknown(`unknown quiz item "${id}"`, id, new Set(items.keys()))
  if (kind === 'single' || kind === 'multiple') return undefined
  return `the item "${id}" is of the kind ${kind}; expected a single or multiple item of this chapter`
}

/** Says what there is instead, as far as that fits in a line. */
export function whyUnknown(what: string, id: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(id)) return undefined
  if (known.size === 0) return `${what}; there are none yet`
  const names = [...known].slice(0, 12).join(', ')
  return `${what}; expected one of ${names}${known.size > 12 ? ' …' : ''}`
}

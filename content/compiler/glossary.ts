/** Reads the glossary. */
import { join } from 'node:path'
import { GlossaryFile, type Term } from '../../renderer/study/course/source'
import { readJson } from './data'
import type { Faults, Place } from './faults'
import { readSource } from './sourceFile'

export interface Glossary {
  readonly terms: readonly Term[]
  /** Where each term stands, in the order of `terms`. */
  readonly places: readonly { readonly term: Place; readonly see: Place; readonly short: Place }[]
}

export function readGlossary(root: string, faults: Faults): Glossary {
  const source = readSource(join(root, 'glossary.json'), faults)
  const file = source && readJson(source, GlossaryFile, faults)
  if (file === undefined) return { terms: [], places: [] }
  const places = file.value.terms.map((_, at) => ({
    term: file.at(['terms', at, 'id']),
    see: file.at(['terms', at, 'see']),
    short: file.at(['terms', at, 'short']),
  }))
  return { terms: file.value.terms, places }
}

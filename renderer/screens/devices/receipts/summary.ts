/** A receipt counted: what came, what went, and where each thing is now. */
import type { Address } from '../../../study/address'
import { type MadeKind, madeKinds, type Receipt, type ReceiptEntry } from '../../../study/devices/devices'
import type { Counts } from '../counted'

export interface Tally {
  readonly kind: MadeKind
  readonly added: number
  readonly changed: number
  readonly gone: number
  /** Of which only the number was kept. */
  readonly more: number
}

/** By kind, in the order of the list; kinds of which there is nothing are left out. */
export function tally({ entries, more }: Pick<Receipt, 'entries' | 'more'>): readonly Tally[] {
  const of = (kind: MadeKind, what: ReceiptEntry['what']) =>
    entries.filter((one) => one.kind === kind && one.what === what).length
  return madeKinds
    .map((kind) => ({
      kind,
      ...{ added: of(kind, 'added'), changed: of(kind, 'changed'), gone: of(kind, 'gone') },
      more: more[kind] ?? 0,
    }))
    .filter(({ added, changed, gone, more: rest }) => added + changed + gone + rest > 0)
}

/** What is here because of it, those included of which only the number was kept. */
export const came = (receipt: Pick<Receipt, 'entries' | 'more'>): Counts =>
  Object.fromEntries(tally(receipt).map(({ kind, added, changed, more }) => [kind, added + changed + more]))

export const went = (receipt: Pick<Receipt, 'entries' | 'more'>): Counts =>
  Object.fromEntries(tally(receipt).map(({ kind, gone }) => [kind, gone]))

/** Where an entry is to be seen; undefined where it is gone or has no place of its own. */
export function placeOf({ kind, id, what }: ReceiptEntry): Address | undefined {
  if (what === 'gone') return undefined
  if (kind === 'notes') return { screen: 'notes', note: id }
  if (kind === 'cards') return { screen: 'review', view: 'cards' }
  if (kind === 'settings') return { screen: 'settings' }
  if (kind === 'labs') return placeOfRun(id)
  if (kind !== 'read') return undefined
  const [chapter, section] = id.split('/', 2)
  return chapter ? { screen: 'read', chapter, ...(section && { section }) } : undefined
}

function placeOfRun(id: string): Address | undefined {
  const [lab, scenario] = id.replace(/#.*$/, '').split('/', 2)
  return lab ? { screen: 'labs', lab, ...(scenario && { scenario }) } : undefined
}

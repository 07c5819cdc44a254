import type { Term } from './source'

/** The terms with a word that begins with the query, those whose name begins with it first. */
export function findTerms(terms: readonly Term[], query: string): readonly Term[] {
  const wanted = query.trim().toLowerCase()
  if (!wanted) return []
  const rank = (term: Term) => {
    const name = term.term.toLowerCase()
    if (name.startsWith(wanted)) return 0
    return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2
  }
  return terms
    .map((term) => ({ term, rank: rank(term) }))
    .filter((one) => one.rank < 2)
    .sort((one, other) => one.rank - other.rank || one.term.term.localeCompare(other.term.term, 'en'))
    .map((one) => one.term)
}

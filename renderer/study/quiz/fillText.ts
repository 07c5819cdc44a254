/** Compares what a learner typed with what the author wrote: without case, outer space and the ways of writing that mean the same. */

const curlyToStraight: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
]

/** NFKC also makes full-width digits plain and no-break spaces spaces. */
function plain(text: string): string {
  const folded = curlyToStraight.reduce((so, [from, to]) => so.replace(from, to), text.normalize('NFKC'))
  return folded.replace(/\s+/g, ' ').trim().toLowerCase()
}

export const sameText = (typed: string, written: string): boolean => plain(typed) === plain(written)

export const isAccepted = (typed: string, accept: readonly string[]): boolean =>
  accept.some((written) => sameText(typed, written))

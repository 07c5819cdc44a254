/** The words with which git refuses to move the working tree. */
import { Failure } from '../command/faults'

/** In the order in which git prints them. */
const kinds = [
  ...(['overwritten', 'notUpToDate', 'currentDirectory', 'directory'] as const),
  ...(['untrackedOverwritten', 'untrackedRemoved'] as const),
] as const
export type RefusalKind = (typeof kinds)[number]

export interface Refusal {
  readonly kind: RefusalKind
  readonly path: string
}

/** What the user wanted: `switch branches` for a checkout, else the verb itself. */
const wish = (verb: string) => (verb === 'checkout' ? 'switch branches' : verb)

function porcelain(kind: RefusalKind, verb: string, list: string): string {
  const untracked = (what: string) =>
    `The following untracked working tree files would be ${what} by ${verb}:\n${list}Please move or remove them before you ${wish(verb)}.`
  switch (kind) {
    case 'overwritten':
    case 'notUpToDate':
      return `Your local changes to the following files would be overwritten by ${verb}:\n${list}Please commit your changes or stash them before you ${wish(verb)}.`
    case 'currentDirectory':
      return `Refusing to remove the current working directory:\n${list}`
    case 'directory':
      return `Updating the following directories would lose untracked files in them:\n${list}`
    case 'untrackedOverwritten':
      return untracked('overwritten')
    case 'untrackedRemoved':
      return untracked('removed')
  }
}

/** Every refusal, by kind, as `checkout` and `merge` print them. */
export function porcelainRefusal(refusals: readonly Refusal[], verb: string, code = 1): Failure {
  const texts = kinds.flatMap((kind) => {
    const paths = refusals.filter((one) => one.kind === kind).map(({ path }) => `\t${path}\n`)
    return paths.length === 0 ? [] : [porcelain(kind, verb, paths.join(''))]
  })
  return new Failure(`${texts.join('\nerror: ')}\nAborting`, code)
}

/** The first refusal alone, as `reset --keep` and `--merge` print it. */
export function plumbingRefusal({ kind, path }: Refusal): string {
  switch (kind) {
    case 'overwritten':
      return `Entry '${path}' would be overwritten by merge. Cannot merge.`
    case 'notUpToDate':
      return `Entry '${path}' not uptodate. Cannot merge.`
    case 'currentDirectory':
      return `Refusing to remove '${path}' since it is the current working directory.`
    case 'directory':
      return `Updating '${path}' would lose untracked files in it`
    case 'untrackedOverwritten':
      return `Untracked working tree file '${path}' would be overwritten by merge.`
    case 'untrackedRemoved':
      return `Untracked working tree file '${path}' would be removed by merge.`
  }
}

/** What a bisection has noted so far. */
import { Failure } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { deleteRefs, listRefs, packedHeader, readRef } from '../core/refs'
import { subjectOf } from './commitText'

export interface Terms {
  readonly bad: string
  readonly good: string
}

export function readTerms(git: Git): Terms | undefined {
  const [bad, good] = (git.repo.readGit('BISECT_TERMS') ?? '').split('\n')
  return bad && good ? { bad, good } : undefined
}

export const usualTerms: Terms = { bad: 'bad', good: 'good' }
export const termsOf = (git: Git): Terms => readTerms(git) ?? usualTerms

export const writeTerms = ({ repo }: Git, { bad, good }: Terms): void => {
  repo.writeGit('BISECT_TERMS', `${bad}\n${good}\n`)
}

export interface Known {
  readonly bad: Oid | undefined
  readonly good: readonly Oid[]
  readonly skipped: readonly Oid[]
}

export function readKnown({ repo }: Git, terms: Terms): Known {
  const refs = listRefs(repo, 'refs/bisect/')
  const begun = (word: string) => refs.flatMap(([name, oid]) => (name.startsWith(`refs/bisect/${word}-`) ? [oid] : []))
  return { bad: readRef(repo, `refs/bisect/${terms.bad}`), good: begun(terms.good), skipped: begun('skip') }
}

export function appendBisectLog({ repo }: Git, text: string): void {
  repo.files.append(repo.path('BISECT_LOG'), text)
}

/** `[id] subject` */
export const named = ({ repo }: Git, oid: Oid): string => {
  const commit = repo.commit(oid)
  return `[${oid}] ${commit ? subjectOf(commit) : ''}`
}

/** Notes what a commit is. */
export function writeState(git: Git, terms: Terms, state: string, oid: Oid, isLogged = true): void {
  if (state !== terms.bad && state !== terms.good && state !== 'skip')
    throw new Failure(`Bad bisect_write argument: ${state}`)
  git.repo.writeGit(`refs/bisect/${state === terms.bad ? state : `${state}-${oid}`}`, `${oid}\n`)
  appendBisectLog(git, `# ${state}: ${named(git, oid)}\n${isLogged ? `git bisect ${state} ${oid}\n` : ''}`)
}

const notes = ['EXPECTED_REV', 'ANCESTORS_OK', 'LOG', 'NAMES', 'RUN', 'TERMS', 'FIRST_PARENT', 'HEAD', 'START']

export function cleanState({ repo }: Git): void {
  deleteRefs(
    repo,
    listRefs(repo, 'refs/bisect/').map(([name]) => name),
  )
  // Git does so even where there is nothing to delete.
  if (!repo.hasGit('packed-refs')) repo.writeGit('packed-refs', packedHeader)
  repo.files.remove(repo.path('refs/bisect'))
  for (const note of notes) repo.removeGit(`BISECT_${note}`)
}

export const quote = (word: string): string => `'${word.replaceAll("'", "'\\''").replaceAll('!', "'\\!'")}'`

/** The words of a line that `quote` made. */
export function unquote(line: string): readonly string[] {
  const words: string[] = []
  for (const [word] of line.matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g))
    words.push(word.replace(/'([^']*)'|\\(.)/g, (_, inner?: string, one?: string) => inner ?? one ?? ''))
  return words
}

/** The ways to merge that `-s` and `-X` name. */
import { conflictStyle } from '../branch/checkoutOptions'
import { applyMerge, stagedPaths } from '../branch/switchTrees'
import { Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { pathOf } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { stagedChanges } from '../work/status'
import type { Merging } from './finish'
import { mergeOctopus } from './octopus'
import type { MergeOptions } from './options'
import { mergeCommits } from './ort'

/** `tree` of a clean merge; `failed` could not be tried at all, and nothing has changed. */
export type Outcome =
  | { readonly kind: 'clean'; readonly tree: Oid }
  | { readonly kind: 'conflicts' }
  | { readonly kind: 'failed' }

const known = ['octopus', 'ort', 'ours', 'recursive', 'resolve', 'subtree']

/** The one that was asked for, or git's choice. */
export function chooseStrategy(git: Git, asked: readonly string[], count: number): string {
  const [name, ...more] = asked
  for (const one of asked)
    if (!known.includes(one)) {
      const list = known.filter((each) => each !== 'ort').join(' ')
      throw new Fatal(`Could not find merge strategy '${one}'.\nAvailable strategies are: ${list}.\n`, 1, false)
    }
  if (more.length > 0) throw new Fatal('this Git tries one merge strategy, not several')
  const setting = git.config(count > 1 ? 'pull.octopus' : 'pull.twohead')
  const chosen = name ?? setting ?? (count > 1 ? 'octopus' : 'ort')
  if (chosen === 'resolve' || chosen === 'subtree')
    throw new Fatal(`the merge strategy '${chosen}' is not part of this Git`)
  return chosen
}

export function runStrategy(git: Git, strategy: string, merging: Merging, bases: readonly Oid[]): Outcome {
  const { head, heads } = merging
  if (strategy === 'ours') {
    const tree = git.repo.commit(head)?.tree
    return tree === undefined || stagedPaths(git.repo, head).length > 0 ? { kind: 'failed' } : { kind: 'clean', tree }
  }
  if (strategy === 'octopus') return mergeOctopus(git, merging)
  const [first, ...more] = heads
  if (!first || more.length > 0) {
    git.err('error: Not handling anything other than two heads merge.\n')
    return { kind: 'failed' }
  }
  if (isIndexChanged(git, head)) return { kind: 'failed' }
  const options = mergeSettings(git, first.name, merging.plan.strategyOptions)
  const result = mergeCommits(git.repo, head, first.commit, options, bases)
  try {
    applyMerge(git, head, result, 'merge')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    git.err(`error: ${fault.message}\n`)
    return { kind: 'failed' }
  }
  git.out(result.messages.map((line) => `${line}\n`).join(''))
  return result.isClean ? { kind: 'clean', tree: result.tree } : { kind: 'conflicts' }
}

/** Whether something is staged; says so, with a renamed file by its new name. */
function isIndexChanged(git: Git, head: Oid): boolean {
  const { repo } = git
  const changes = findRenames(repo, stagedChanges(repo, repo.commit(head)?.tree))
  if (changes.length === 0) return false
  const paths = changes.map(pathOf).join(' ')
  git.err(`error: Your local changes to the following files would be overwritten by merge:\n  ${paths}\n`)
  return true
}

/** What the settings and `-X` say of merges, for every command that merges. */
export function mergeSettings(git: Git, theirs: string, given: readonly string[], ours = 'HEAD'): MergeOptions {
  const directories = git.config('merge.directoryrenames')?.toLowerCase()
  const isOff = directories !== undefined && !git.configBool('merge.directoryrenames', false)
  let options: MergeOptions = {
    labels: { base: '', ours, theirs },
    style: conflictStyle(git.config('merge.conflictstyle')),
    directoryRenames: directories === undefined || directories === 'conflict' ? 'conflict' : isOff ? 'off' : 'apply',
  }
  for (const one of given) options = { ...options, ...strategyOption(one) }
  return options
}

/** `ort` compares lines in its own way, and looks for renames whatever it is told. */
const idle = /^(no-renames|find-renames|patience|histogram|diff-algorithm=\w+|renormalize|no-renormalize)$/

function strategyOption(option: string): Partial<MergeOptions> {
  if (option === 'ours' || option === 'theirs') return { favour: option }
  const score = /^(?:find-renames|rename-threshold)=(\d+)(%?)$/.exec(option)
  if (score?.[1] !== undefined)
    return { renameThreshold: score[2] === '%' ? Number(score[1]) : Number(`0.${score[1]}`) * 100 }
  if (/^(ignore-|subtree)/.test(option)) throw new Fatal(`the strategy option '${option}' is not part of this Git`)
  if (!idle.test(option)) throw new Fatal(`unknown strategy option: -X${option}`)
  return {}
}

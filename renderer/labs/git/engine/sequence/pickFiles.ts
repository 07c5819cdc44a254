/** `.git/sequencer`: what is left of a cherry-pick or revert of several commits, and how it was asked for. */
import type { Git } from '../command/git'
import { parseConfig, withValue } from '../core/config'
import { zeroOid } from '../core/objects'
import { readRef } from '../core/refs'
import { abbreviate, findCommit } from '../history/revision'
import { defaults, type Replay, type ReplayOptions } from './replay'
import { sayError } from './say'
import { inSequencer } from './state'
import { parseTodo, type TodoItem, todoLine } from './todo'

export function saveStart(replay: Replay): void {
  const { repo } = replay
  repo.writeGit(inSequencer('head'), `${readRef(repo, 'HEAD') ?? zeroOid}\n`)
  const options = optionsText(replay)
  if (options !== '') repo.writeGit(inSequencer('opts'), options)
  noteSafety(replay)
}

/** Notes where HEAD is, so that an abort can tell whether the user has moved it since. */
export function noteSafety({ repo }: Pick<Replay, 'repo'>): void {
  if (!repo.hasGit('sequencer')) return
  const head = readRef(repo, 'HEAD')
  repo.writeGit(inSequencer('abort-safety'), head === undefined ? '' : `${head}\n`)
}

export function saveTodo({ repo }: Replay, items: readonly TodoItem[]): void {
  // A commit without a subject keeps the space that stands before it.
  const lines = items.map((item) => todoLine(item, (oid) => abbreviate(repo, oid)) + (item.text === '' ? ' ' : ''))
  repo.writeGit(inSequencer('todo'), lines.map((line) => `${line}\n`).join(''))
}

function optionsText(options: ReplayOptions): string {
  const values: (readonly [string, string | undefined])[] = [
    ['no-commit', options.noCommit ? 'true' : undefined],
    ['edit', options.edit === undefined ? undefined : String(options.edit)],
    ['allow-empty', options.allowEmpty ? 'true' : undefined],
    ['keep-redundant-commits', options.keepRedundant ? 'true' : undefined],
    ['signoff', options.signOff ? 'true' : undefined],
    ['record-origin', options.recordOrigin ? 'true' : undefined],
    ['allow-ff', options.allowFf ? 'true' : undefined],
    ['mainline', options.mainline === undefined ? undefined : String(options.mainline)],
    ['strategy', options.changesNothing ? 'ours' : undefined],
    ['strategy-option', options.favour],
    ['default-msg-cleanup', options.cleanup],
  ]
  return values.reduce(
    (text, [key, value]) => (value === undefined ? text : withValue(text, `options.${key}`, value)),
    '',
  )
}

/** The options of the sequence that is under way. */
export function readOptions({ repo }: Git, action: ReplayOptions['action']): ReplayOptions {
  const values = new Map(parseConfig(repo.readGit(inSequencer('opts')) ?? '').map(({ key, value }) => [key, value]))
  const is = (key: string) => values.get(`options.${key}`) === 'true'
  const edit = values.get('options.edit')
  const favour = values.get('options.strategy-option')
  const mainline = values.get('options.mainline')
  return {
    ...defaults,
    ...{ action, noCommit: is('no-commit'), edit: edit === undefined ? undefined : edit === 'true' },
    ...{ allowEmpty: is('allow-empty'), keepRedundant: is('keep-redundant-commits'), signOff: is('signoff') },
    ...{ recordOrigin: is('record-origin'), allowFf: is('allow-ff') },
    mainline: mainline === undefined ? undefined : Number(mainline),
    changesNothing: values.get('options.strategy') === 'ours',
    favour: favour === 'ours' || favour === 'theirs' ? favour : undefined,
    cleanup: values.get('options.default-msg-cleanup'),
  }
}

/** What is left, the present command first; undefined where the list cannot be used, which is said. */
export function readLeft({ git, repo, action }: Replay): readonly TodoItem[] | undefined {
  const { items, errors } = parseTodo(repo.readGit(inSequencer('todo')) ?? '', (word) => findCommit(git, word))
  for (const error of errors) sayError(git, error)
  if (errors.length > 0) {
    sayError(git, `unusable instruction sheet: '.git/sequencer/todo'`)
    return undefined
  }
  const wrong = items.some(({ command }) => command === (action === 'revert' ? 'pick' : 'revert'))
  if (!wrong) return items
  sayError(git, action === 'revert' ? 'cannot revert during a cherry-pick.' : 'cannot cherry-pick during a revert.')
  return undefined
}

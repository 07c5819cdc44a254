/** The options of `git commit`, and which of them do not go together. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import { type Commit, type Oid, zeroOid } from '../core/objects'
import { readRef } from '../core/refs'
import { resolve } from '../history/revision'
import type { Cleanup } from './commits'
import { type Whence, whenceOf } from './state'

export const commitSpec = {
  all: 'flag a',
  patch: 'flag p',
  interactive: 'flag',
  message: 'list m',
  file: 'value F',
  template: 'value t',
  edit: 'flag e',
  'reuse-message': 'value C',
  'reedit-message': 'value c',
  fixup: 'value',
  squash: 'value',
  'reset-author': 'flag',
  author: 'value',
  date: 'value',
  amend: 'flag',
  'allow-empty': 'flag',
  'allow-empty-message': 'flag',
  'no-verify': 'flag n',
  'no-post-rewrite': 'flag',
  'gpg-sign': 'optional S',
  verbose: 'count v',
  quiet: 'flag q',
  signoff: 'flag s',
  trailer: 'list',
  'dry-run': 'flag',
  short: 'flag',
  branch: 'flag',
  porcelain: 'flag',
  long: 'flag',
  null: 'flag z',
  status: 'flag',
  'untracked-files': 'optional u',
  include: 'flag i',
  only: 'flag o',
  cleanup: 'value',
} as const
export type CommitOptions = Parsed<typeof commitSpec>

/** Everything that a commit needs to know before it looks at files. */
export interface CommitPlan {
  readonly options: CommitOptions
  readonly whence: Whence
  readonly head: { readonly oid: Oid; readonly commit: Commit } | undefined
  readonly isAmend: boolean
  readonly usesEditor: boolean
  /** The commit whose message is taken, and with what name it was asked for. */
  readonly source: Commit | undefined
  readonly fixup: Fixup | undefined
  /** The commit whose author is taken. */
  readonly authorOf: Commit | undefined
  readonly cleanup: Cleanup
}

export interface Fixup {
  readonly kind: 'fixup' | 'amend' | 'reword'
  readonly commit: Commit
}

export function planCommit(git: Git, args: readonly string[]): CommitPlan {
  const options = parseOptions(args, commitSpec)
  git.workRepo
  // Better no commit than one that only looks signed.
  if (options.on('gpg-sign')) throw new Fatal('this lab has no keys, so it cannot sign a commit')
  const whence = whenceOf(git.repo)
  const headOid = readRef(git.repo, 'HEAD')
  const headCommit = headOid === undefined ? undefined : git.repo.commit(headOid)
  const head = headOid !== undefined && headCommit ? { oid: headOid, commit: headCommit } : undefined
  checkAmend(options, head !== undefined, whence)
  const named = fixupOf(options)
  checkSources(options, named, whence)
  const reused = options.value('reuse-message') ?? options.value('reedit-message')
  const source = reused === undefined ? undefined : commitNamed(git, reused)
  const isAmend = options.on('amend')
  if (options.on('reset-author') && !isAmend && !reused)
    throw new Fatal('--reset-author can be used only with -C, -c or --amend.')
  checkPaths(options, named)
  const fixup = named && { kind: named.kind, commit: commitNamed(git, named.name) }
  const amended = isAmend && !source && !fixup ? headCommit : undefined
  return {
    ...{ options, whence, head, isAmend, fixup },
    usesEditor: usesEditor(options, named?.kind),
    source: source ?? amended,
    authorOf: authorSource(git, { options, whence, source, amended, isAmend }),
    cleanup: cleanupOf(git, options, usesEditor(options, named?.kind)),
  }
}

function checkAmend(options: CommitOptions, hasHead: boolean, whence: Whence): void {
  if (options.on('author') && options.on('reset-author'))
    throw new Fatal("options '--reset-author' and '--author' cannot be used together")
  if (!options.on('amend')) return
  if (!hasHead) throw new Fatal('You have nothing to amend.')
  refuseMiddle(whence, 'amend')
  if (whence === 'rebase') throw new Fatal('You are in the middle of a rebase -- cannot amend.')
}

function refuseMiddle(whence: Whence, what: string): void {
  if (whence !== 'commit' && whence !== 'rebase')
    throw new Fatal(`You are in the middle of a ${whence} -- cannot ${what}.`)
}

interface NamedFixup {
  readonly kind: Fixup['kind']
  readonly name: string
}

function fixupOf(options: CommitOptions): NamedFixup | undefined {
  const text = options.value('fixup')
  if (text === undefined) return undefined
  const special = /^([A-Za-z]+):(.*)$/s.exec(text)
  if (!special) return { kind: 'fixup', name: text }
  const [, kind = '', name = ''] = special
  if (kind === 'amend' || kind === 'reword') return { kind, name }
  throw new Fatal(`unknown option: --fixup=${text}`)
}

function checkSources(options: CommitOptions, fixup: NamedFixup | undefined, whence: Whence): void {
  const apart = (one: string, other: string) => new Fatal(`options '${one}' and '${other}' cannot be used together`)
  if (fixup && options.given('squash')) throw apart('--squash', '--fixup')
  const given = [
    ...(options.value('reuse-message') !== undefined ? ['-C'] : []),
    ...(options.value('reedit-message') !== undefined ? ['-c'] : []),
    ...(options.value('file') !== undefined ? ['-F'] : []),
    ...(fixup ? ['--fixup'] : []),
  ]
  const [one, other, third, last] = given
  if (last) throw new Fatal(`options '${one}', '${other}', '${third}' and '${last}' cannot be used together`)
  if (third) throw new Fatal(`options '${one}', '${other}' and '${third}' cannot be used together`)
  if (one && other) throw apart(one, other)
  const hasMessage = options.all('message').length > 0
  const source = given.find((name) => name !== '--fixup')
  if (hasMessage && source) throw apart('-m', source)
  if (!fixup || fixup.kind === 'fixup') return
  if (hasMessage) throw apart('-m', `--fixup:${fixup.kind}`)
  if (fixup.kind === 'amend') return
  refuseMiddle(whence, 'reword')
  if (options.rest.length > 0)
    throw new Fatal(`reword option of '--fixup' and path '${options.rest[0]}' cannot be used together`)
  const parts = ['patch', 'interactive', 'all', 'include', 'only'] as const
  if (parts.some((name) => options.on(name)))
    throw new Fatal(
      "reword option of '--fixup' and '--patch/--interactive/--all/--include/--only' cannot be used together",
    )
}

function checkPaths(options: CommitOptions, fixup: NamedFixup | undefined): void {
  const chosen = (['include', 'only', 'all', 'interactive'] as const).filter((name) => options.on(name))
  const isPatch = options.on('patch')
  const names = [...chosen, ...(isPatch ? ['patch'] : [])]
  if (names.length > 1) {
    const shown = names.map((name) =>
      name === 'all' || name === 'include' || name === 'only' ? letters[name] : letters[name],
    )
    const last = shown.pop()
    throw new Fatal(`options '${shown.join("', '")}' and '${last}' cannot be used together`)
  }
  if (
    options.rest.length === 0 &&
    (options.on('include') || (options.on('only') && !options.on('amend') && fixup?.kind !== 'reword'))
  )
    throw new Fatal('No paths with --include/--only does not make sense.')
  if (options.on('all') && options.rest.length > 0)
    throw new Fatal(`paths '${options.rest[0]} ...' with -a does not make sense`)
  if (isPatch || options.on('interactive'))
    throw new Fatal('choosing parts of a file (-p, --interactive) is not simulated here')
}

const letters: Readonly<Record<string, string>> = {
  ...{ include: '-i/--include', only: '-o/--only', all: '-a/--all', interactive: '--interactive', patch: '-p/--patch' },
}

export function commitNamed(git: Git, name: string): Commit {
  let oid: Oid | undefined = resolve(git, name)
  for (let object = git.repo.get(oid ?? zeroOid); object; object = git.repo.get(oid ?? zeroOid)) {
    if (object.type === 'commit') return object
    if (object.type !== 'tag') break
    oid = object.object
  }
  throw new Fatal(`could not lookup commit ${name}`)
}

function usesEditor(options: CommitOptions, fixup: Fixup['kind'] | undefined): boolean {
  if (options.given('edit')) return options.on('edit')
  if (options.all('message').length > 0 || options.value('file') !== undefined) return false
  if (options.value('reuse-message') !== undefined) return false
  return fixup !== 'fixup'
}

interface AuthorInput {
  readonly options: CommitOptions
  readonly whence: Whence
  readonly source: Commit | undefined
  readonly amended: Commit | undefined
  readonly isAmend: boolean
}

function authorSource(git: Git, { options, whence, source, amended, isAmend }: AuthorInput): Commit | undefined {
  if (options.on('reset-author')) return undefined
  if (source) return source
  if (isAmend) return amended
  if (whence === 'commit' || whence === 'merge') return undefined
  return git.repo.commit(readRef(git.repo, 'CHERRY_PICK_HEAD') ?? '')
}

function cleanupOf(git: Git, options: CommitOptions, usesEditorNow: boolean): Cleanup {
  const mode = options.value('cleanup') ?? git.config('commit.cleanup') ?? 'default'
  if (mode === 'default') return usesEditorNow ? 'strip' : 'whitespace'
  if (mode === 'verbatim' || mode === 'whitespace' || mode === 'strip') return mode
  if (mode === 'scissors') return usesEditorNow ? 'scissors' : 'whitespace'
  throw new Fatal(`Invalid cleanup mode ${mode}`)
}

/** The message of a merge that git writes itself. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchRef, readRef } from '../core/refs'
import { subjectOf } from '../history/commitText'
import { commitAt } from '../history/peel'
import { fillIn, fullRef } from '../history/refNames'
import { walkCommits } from '../history/walk'
import { globRegExp } from '../work/glob'
import type { MergeHead, MergeHeads } from './heads'

export interface MessageInput extends MergeHeads {
  readonly head: Oid
  readonly branch: string | undefined
  readonly into: string | undefined
  readonly logLength: number
}

/** What came from one place: `branch 'a'`, or a repository's address. */
interface Origin {
  readonly place: string
  readonly branches: string[]
  readonly remotes: string[]
  readonly tags: string[]
  readonly others: string[]
  isWhole: boolean
}

/** Without a newline at its end. */
export function mergeMessage(git: Git, input: MessageInput): string {
  const lines = input.fetched ?? input.heads.map((head) => lineOf(git, head))
  const origins: Origin[] = []
  const names = lines.map((line) => note(origins, line.slice(40).replace(/^\t+/, '')))
  let text = `Merge ${origins.map(textOf).join('; ')}${intoText(git, input)}\n`
  for (const line of lines) {
    const tag = git.repo.get(line.slice(0, 40))
    if (tag?.type === 'tag') text += `\n${tag.message.endsWith('\n') ? tag.message : `${tag.message}\n`}`
  }
  if (input.logLength > 0)
    for (const [at, line] of lines.entries()) text += shortLog(git, input, line.slice(0, 40), names[at] ?? '')
  return text.replace(/\n$/, '')
}

/** A head as `FETCH_HEAD` would have it. */
function lineOf(git: Git, { name, commit, object }: MergeHead): string {
  const { repo } = git
  const filled = fillIn(git, name) ?? name
  const ref = fullRef(repo, filled)
  const oid = ref === undefined ? undefined : readRef(repo, ref)
  if (ref?.startsWith('refs/heads/')) return `${oid}\t\tbranch '${filled}' of .`
  if (ref?.startsWith('refs/tags/')) return `${oid}\t\ttag '${filled}' of .`
  if (ref?.startsWith('refs/remotes/')) return `${oid}\t\tremote-tracking branch '${filled}' of .`
  const before = /^(.*?)(\^+|~(\d*))$/.exec(filled)
  if (before?.[1] !== undefined && readRef(repo, branchRef(before[1])) !== undefined) {
    const isEarly = before[2] === '~' || before[3] === undefined || Number(before[3]) > 0
    return `${commit}\t\tbranch '${before[1]}'${isEarly ? ' (early part)' : ''} of .`
  }
  if (repo.get(object)?.type === 'tag') return `${object}\t\ttag '${filled}'`
  return `${commit}\t\tcommit '${filled}'`
}

/** Notes where a line comes from; the name that its commits are listed under. */
function note(origins: Origin[], line: string): string {
  const of = line.indexOf(' of ')
  const what = of < 0 ? line : line.slice(0, of)
  const place = of < 0 ? line : line.slice(of + 4)
  let origin = origins.find((one) => one.place === place)
  if (!origin) {
    origin = { place, branches: [], remotes: [], tags: [], others: [], isWhole: false }
    origins.push(origin)
  }
  if (of < 0) origin.isWhole = true
  else if (what.startsWith('branch ')) origin.branches.push(what.slice('branch '.length))
  else if (what.startsWith('tag ')) origin.tags.push(what.slice('tag '.length))
  else if (what.startsWith('remote-tracking branch ')) origin.remotes.push(what.slice('remote-tracking branch '.length))
  else origin.others.push(what)
  const name = of < 0 ? line : what.replace(/^(remote-tracking )?branch /, '')
  if (place !== '.' && place !== name) return `${name} of ${place}`
  return /^'.*'$/.test(name) ? name.slice(1, -1) : name
}

function textOf({ place, branches, remotes, tags, others, isWhole }: Origin): string {
  const named = [
    joined('branch ', 'branches ', branches),
    joined('remote-tracking branch ', 'remote-tracking branches ', remotes),
    joined('tag ', 'tags ', tags),
    joined('commit ', 'commits ', others),
  ].filter((text) => text !== '')
  if (isWhole && named.length === 0) return place
  return [...(isWhole ? ['HEAD'] : []), ...named].join(', ') + (place === '.' ? '' : ` of ${place}`)
}

function joined(one: string, many: string, names: readonly string[]): string {
  if (names.length < 2) return names.length === 0 ? '' : one + names[0]
  return `${many}${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function intoText(git: Git, { branch, into }: MessageInput): string {
  const name = into ?? branch ?? 'HEAD'
  let patterns: string[] = []
  const settings = git.configAll('merge.suppressdest')
  for (const setting of settings) patterns = setting === '' ? [] : [...patterns, setting]
  if (settings.length === 0) patterns = ['main', 'master']
  return patterns.some((pattern) => globRegExp(pattern, { isPathname: true }).test(name)) ? '' : ` into ${name}`
}

/** The subjects of the commits that come with a head. */
function shortLog(git: Git, { head, logLength }: MessageInput, oid: Oid, name: string): string {
  const commit = commitAt(git.repo, oid)
  if (commit === undefined) return ''
  const all = walkCommits(git.repo, { include: [commit], exclude: [head], maxParents: 1 })
  const subjects = all.slice(0, logLength).map((oid) => {
    const commit = git.repo.commit(oid)
    return `  ${commit ? subjectOf(commit) : oid}\n`
  })
  if (all.length === 0) return ''
  if (all.length === 1) return `\n* ${name}:\n${subjects.join('')}`
  const count = all.length > logLength ? `${name}: (${all.length} commits)\n` : `${name}:\n`
  return `\n* ${count}${subjects.join('')}${all.length > logLength ? '  ...\n' : ''}`
}

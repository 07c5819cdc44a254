/** git shortlog */
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { compareBytes } from '../core/bytes'
import { keepPseudo, readRevisions } from './arguments'
import { subjectOf } from './commitText'
import { authorOf, committerOf } from './facts'
import { requireDateStyle, styleSpec } from './logOptions'
import { expandFormat } from './placeholders'
import { readFormat } from './pretty'
import { walkHistory } from './walk'
import { readWalk, walkSpec } from './walkOptions'

const spec = {
  ...walkSpec,
  ...styleSpec,
  'max-count': 'value',
  committer: 'flag c',
  numbered: 'flag n',
  summary: 'flag s',
  email: 'flag e',
} as const

export function shortlog(git: Git, args: readonly string[]): number {
  const options = parseOptions(keepPseudo(args), spec, { keepsUnknown: true, number: 'max-count' })
  const revisions = readRevisions(git, options.rest, { beforeDashes: options.beforeDashes, otherwise: 'HEAD' })
  const walkOptions = { ...options, all: (name: string) => (name === 'committer' ? [] : options.all(name as 'author')) }
  const walked = walkHistory(git.repo, readWalk(git, walkOptions as never, revisions, options.rest))
  const format = options.value('format')
  const user = format === undefined ? undefined : readFormat(git, format)
  const date = requireDateStyle(git, options.value('date') ?? git.config('log.date') ?? 'default')
  const context = { git, date, abbrev: 7, isFull: false, decorations: () => new Map() } as const
  const people = new Map<string, string[]>()
  for (const { oid, commit, parents } of walked) {
    const { name, mail } = options.on('committer') ? committerOf(commit) : authorOf(commit)
    const who = options.on('email') ? `${name} <${mail}>` : name
    const text =
      user?.kind === 'user' ? expandFormat(context, user.format, { oid, commit, parents, mark: '' }) : subjectOf(commit)
    const shown = text.replace(/^\[PATCH[^\]]*\]\s*/, '').trim()
    people.set(who, [...(people.get(who) ?? []), shown === '' ? '<none>' : shown])
  }
  const sorted = [...people].sort(([one], [other]) => compareBytes(one, other))
  if (options.on('numbered')) sorted.sort(([, one], [, other]) => other.length - one.length)
  for (const [who, subjects] of sorted)
    if (options.on('summary')) git.out(`${String(subjects.length).padStart(6)}\t${who}\n`)
    else
      git.out(
        `${who} (${subjects.length}):\n${[...subjects]
          .reverse()
          .map((subject) => `      ${subject}\n`)
          .join('')}\n`,
      )
  return 0
}

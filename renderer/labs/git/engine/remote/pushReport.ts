/** The table and the advice of a push. */
import type { Git } from '../command/git'
import { zeroOid } from '../core/objects'
import { readSymbolic } from '../core/refs'
import type { PushRef, RejectReason } from './pushMatch'
import { prettyRef, range, summaryWidth } from './table'

/** Prints the lines for refs, changes first; `isWordy` also those that were up to date. */
export function printPush(git: Git, url: string, refs: readonly PushRef[], isWordy: boolean): void {
  const columns = summaryWidth(
    git.repo,
    refs.flatMap(({ old, source }) => [old, source?.oid]),
  )
  const kinds = (wanted: readonly string[]) => refs.filter(({ status }) => wanted.includes(status.kind))
  const shown = [...kinds(isWordy ? ['up to date'] : []), ...kinds(['ok']), ...kinds(['rejected', 'remote'])]
  if (shown.length > 0) git.err(`To ${url}\n`)
  for (const ref of shown) git.err(pushLine(git, ref, columns))
}

function pushLine(git: Git, ref: PushRef, columns: number): string {
  const { flag, summary, hasSource, note } = lineParts(git, ref)
  const from = hasSource ? `${prettyRef(ref.source?.name ?? '')} -> ` : ''
  const more = note === undefined ? '' : ` (${note})`
  return ` ${flag} ${summary.padEnd(columns)} ${from}${prettyRef(ref.name)}${more}\n`
}

interface Parts {
  readonly flag: string
  readonly summary: string
  readonly hasSource: boolean
  readonly note?: string
}

function lineParts({ repo }: Git, { name, old, source, status, isUpdateForced }: PushRef): Parts {
  const now = source?.oid ?? zeroOid
  if (status.kind === 'up to date') return { flag: '=', summary: '[up to date]', hasSource: true }
  if (status.kind === 'rejected') return { flag: '!', summary: '[rejected]', hasSource: true, note: status.why }
  if (status.kind === 'remote')
    return { flag: '!', summary: '[remote rejected]', hasSource: now !== zeroOid, note: status.why }
  if (now === zeroOid) return { flag: '-', summary: '[deleted]', hasSource: false }
  if (old === zeroOid) {
    const what = name.startsWith('refs/tags/') ? 'tag' : name.startsWith('refs/heads/') ? 'branch' : 'reference'
    return { flag: '*', summary: `[new ${what}]`, hasSource: true }
  }
  const summary = range(repo, old, now, isUpdateForced)
  return isUpdateForced
    ? { flag: '+', summary, hasSource: true, note: 'forced update' }
    : { flag: ' ', summary, hasSource: true }
}

const footer = "See the 'Note about fast-forwards' in 'git push --help' for details."

type Topic = RejectReason | 'current'

const advice: readonly (readonly [Topic, string, readonly string[]])[] = [
  [
    'current',
    'pushnonffcurrent',
    [
      'Updates were rejected because the tip of your current branch is behind',
      'its remote counterpart. Integrate the remote changes (e.g.',
      "'git pull ...') before pushing again.",
      footer,
    ],
  ],
  [
    'non-fast-forward',
    'pushnonffmatching',
    [
      'Updates were rejected because a pushed branch tip is behind its remote',
      'counterpart. Check out this branch and integrate the remote changes',
      "(e.g. 'git pull ...') before pushing again.",
      footer,
    ],
  ],
  ['already exists', 'pushalreadyexists', ['Updates were rejected because the tag already exists in the remote.']],
  [
    'fetch first',
    'pushfetchfirst',
    [
      'Updates were rejected because the remote contains work that you do',
      'not have locally. This is usually caused by another repository pushing',
      'to the same ref. You may want to first integrate the remote changes',
      "(e.g., 'git pull ...') before pushing again.",
      footer,
    ],
  ],
  [
    'needs force',
    'pushneedsforce',
    [
      'You cannot update a remote ref that points at a non-commit object,',
      'or update a remote ref to make it point at a non-commit object,',
      "without using the '--force' option.",
    ],
  ],
  [
    'remote ref updated since checkout',
    'pushrefneedsupdate',
    [
      'Updates were rejected because the tip of the remote-tracking',
      'branch has been updated since the last checkout. You may want',
      "to integrate those changes locally (e.g., 'git pull ...')",
      'before forcing an update.',
    ],
  ],
]

/** What to do about the first kind of refusal that there is. */
export function pushAdvice(git: Git, refs: readonly PushRef[]): string {
  const current = readSymbolic(git.repo)
  const topics = new Set<Topic>(
    refs.flatMap(({ status, name }) => {
      if (status.kind !== 'rejected') return []
      return [status.why === 'non-fast-forward' && name === current ? 'current' : status.why]
    }),
  )
  const found = advice.find(([topic]) => topics.has(topic))
  if (!found || !git.configBool('advice.pushupdaterejected', true) || !git.configBool(`advice.${found[1]}`, true))
    return ''
  return found[2].map((line) => `hint: ${line}\n`).join('')
}

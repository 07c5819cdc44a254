/** Whose a commit is, and of what time. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { readRef } from '../core/refs'
import { readIdent } from '../history/commitText'
import { walkCommits } from '../history/walk'
import type { CommitPlan } from './commitOptions'
import { readDate } from './dates'

/** `Name <mail> seconds zone` */
export function commitAuthor(git: Git, { options, authorOf }: CommitPlan): string {
  const from = readIdent(authorOf?.author ?? git.authorIdent)
  const given = options.value('author')
  const who = given === undefined ? `${from.name} <${from.mail}>` : authorNamed(git, given)
  const date = options.value('date')
  const when = date === undefined ? `${from.seconds} ${from.zone}` : readDate(date, git.machine.now)
  if (when === undefined) throw new Fatal(`invalid date format: ${date}`)
  return `${who} ${when}`
}

/** Whether the author's date came from elsewhere, so that it is told. */
export const isDateShown = ({ options, authorOf }: CommitPlan): boolean =>
  authorOf !== undefined || options.value('date') !== undefined

function authorNamed(git: Git, text: string): string {
  const parts = /^\s*([^<]*?)\s*<([^>]*)>/.exec(text)
  if (parts) return `${parts[1]} <${parts[2]}>`
  const head = readRef(git.repo, 'HEAD')
  for (const oid of head === undefined ? [] : walkCommits(git.repo, { include: [head] })) {
    const { name, mail } = readIdent(git.repo.commit(oid)?.author ?? '')
    if (`${name} <${mail}>`.toLowerCase().includes(text.toLowerCase())) return `${name} <${mail}>`
  }
  throw new Fatal(`--author '${text}' is not 'Name <email>' and matches no existing author`)
}

/** The text that a commit begins with, and what the editor shows below it. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Commit } from '../core/objects'
import { readIdent, subjectOf } from '../history/commitText'
import { type CommitPlan, commitNamed } from './commitOptions'
import { scissors } from './commits'
import { gitDate } from './dates'
import { longStatus } from './statusLong'
import type { StatusView } from './statusView'
import { withSignoff, withTrailers } from './trailers'

/** The message as options, commits and files give it. */
export function firstMessage(git: Git, plan: CommitPlan): string {
  const { options, fixup } = plan
  const squash = options.value('squash')
  const start =
    squash === undefined
      ? ''
      : squashStart(git, squash, options.value('reedit-message') ?? options.value('reuse-message'))
  let text = start + ownMessage(git, plan, start !== '')
  if (fixup?.kind === 'fixup') text = fixupText(fixup.commit, options.all('message'))
  if (options.on('signoff')) text = withSignoff(text, git.ident.replace(/> .*/, '>'))
  return options.all('trailer').length > 0 ? withTrailers(text, options.all('trailer')) : text
}

const joined = (messages: readonly string[]) =>
  messages.map((text) => (text.endsWith('\n') || text === '' ? text : `${text}\n`)).join('\n')

function ownMessage(git: Git, plan: CommitPlan, isSquash: boolean): string {
  const { options, fixup, source } = plan
  const messages = options.all('message')
  if (messages.length > 0) return joined(messages)
  const file = options.value('file')
  if (file !== undefined) return fileText(git, file)
  if (source) return isSquash && options.value('reuse-message') === undefined ? bodyAfterSquash(source) : source.message
  if (fixup) return fixup.kind === 'fixup' ? '' : amendText(fixup.commit)
  const merge = git.repo.readGit('MERGE_MSG')
  const squashed = git.repo.readGit('SQUASH_MSG')
  if (merge !== undefined) return (squashed ?? '') + merge
  if (squashed !== undefined) return squashed
  return templateText(git, options.value('template')) ?? ''
}

const bodyAfterSquash = (source: Commit) => source.message

export function templateText(git: Git, given: string | undefined): string | undefined {
  const path = given ?? git.config('commit.template')
  if (path === undefined) return undefined
  const text = git.machine.files.read(git.resolve(path.replace(/^~(?=\/)/, git.home)))
  if (text === undefined) throw new Fatal(`could not read '${path}': No such file or directory`)
  return text
}

function fileText(git: Git, file: string): string {
  if (file === '-') return git.stdin
  const text = git.machine.files.read(git.resolve(file))
  if (text !== undefined) return text
  const why = git.machine.files.isDir(git.resolve(file)) ? 'Is a directory' : 'No such file or directory'
  throw new Fatal(`could not read log file '${file}': ${why}`)
}

function squashStart(git: Git, name: string, reused: string | undefined): string {
  const commit = commitNamed(git, name)
  // The message of the same commit is not said twice.
  if (reused === name) return 'squash! '
  return `squash! ${subjectOf(commit)}\n\n`
}

const fixupText = (commit: Commit, messages: readonly string[]) =>
  `fixup! ${subjectOf(commit)}\n\n${messages.length > 0 ? joined(messages) : ''}`

function amendText(commit: Commit): string {
  const isAgain = /^amend! /.test(commit.message)
  const text = isAgain ? commit.message.slice(commit.message.indexOf('\n\n') + 2) : commit.message
  return `amend! ${subjectOf(commit)}\n\n${text}`
}

/** The words below the message in the editor. */
export function editorText(
  git: Git,
  message: string,
  plan: CommitPlan,
  view: StatusView,
  showsDate: boolean,
  author: string,
): string {
  const { options, cleanup, whence } = plan
  const hasStatus = options.given('status') ? options.on('status') : git.configBool('commit.status', true)
  if (!hasStatus) return message
  const lines: string[] = []
  let above = ''
  const comment = (text: string) => lines.push(...text.split('\n'))
  if (whence === 'merge') comment(mergeWords('merge', 'MERGE_HEAD'))
  else if (whence !== 'commit') comment(mergeWords('cherry-pick', 'CHERRY_PICK_HEAD'))
  const first = commented(lines.splice(0))
  if (cleanup === 'scissors') above = `${scissors}\n${commented(scissorWords)}`
  else comment(cleanupWords(cleanup === 'strip', options.on('allow-empty-message')))
  const who = readIdent(author)
  const me = git.author
  const isOther = who.name !== me.name || who.mail !== me.mail
  if (isOther) comment(`\nAuthor:    ${who.name} <${who.mail}>`)
  if (showsDate) comment(`${isOther ? '' : '\n'}Date:      ${gitDate(who.seconds, who.zone)}`)
  comment('')
  comment(longStatus(git, view, { hasHints: false, isTemplate: true, hasColour: false }).join('\n'))
  return `${message}${first}\n${above}${commented(lines)}`
}

const mergeWords = (what: string, head: string) =>
  `\nIt looks like you may be committing a ${what}.\nIf this is not correct, please run\n\tgit update-ref -d ${head}\nand try again.\n`

const scissorWords = ['Do not modify or remove the line above.', 'Everything below it will be ignored.']

function cleanupWords(isStripped: boolean, mayBeEmpty: boolean): string {
  const start = 'Please enter the commit message for your changes. Lines starting\n'
  if (isStripped)
    return `${start}with '#' will be ignored${mayBeEmpty ? '.' : ', and an empty message aborts the commit.'}`
  const kept = `${start}with '#' will be kept; you may remove them yourself if you want to.`
  return mayBeEmpty ? kept : `${kept}\nAn empty message aborts the commit.`
}

/** A tab comes right after the sign, other text after a blank. */
export const commented = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' || line.startsWith('\t') ? `#${line}\n` : `# ${line}\n`)).join('')

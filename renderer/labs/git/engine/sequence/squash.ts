/** The messages of commits that are melded: what the editor shows for `squash`, and what `fixup` leaves out. */
import type { Commit, Oid } from '../core/objects'
import { readRef } from '../core/refs'
import { bodyOf, type Replay } from './replay'
import { inRebase } from './state'
import type { TodoItem } from './todo'

const commented = (text: string) =>
  text === ''
    ? ''
    : `${text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => (line === '' ? '#' : line.startsWith('\t') ? `#${line}` : `# ${line}`))
        .join('\n')}\n`

const seenSquash = ({ fixups }: Replay) => fixups.some((line) => line.startsWith('squash'))

/** Adds a commit to `message-squash`, and to `message-fixup` where one message is enough. */
export function addToSquash(replay: Replay, item: TodoItem, oid: Oid, commit: Commit): void {
  const { repo, fixups } = replay
  const replaces = item.command === 'fixup' && item.flag !== undefined
  let text: string
  if (fixups.length > 0) {
    text = (repo.readGit(inRebase('message-squash')) ?? '').replace(
      /^#[^\n]*/,
      `# This is a combination of ${fixups.length + 2} commits.`,
    )
    if (replaces && !seenSquash(replay)) text = withSkipped(text)
  } else text = firstMessage(replay, item, replaces)
  const count = fixups.length + 2
  const body = bodyOf(commit)
  if (item.command === 'squash' || replaces) text += nthMessage(replay, item, body, count, text)
  else text += `\n# The commit message #${count} will be skipped:\n\n${commented(body)}`
  repo.writeGit(inRebase('message-squash'), text)
  fixups.push(`${item.command} ${oid}`)
  repo.writeGit(inRebase('current-fixups'), fixups.join('\n'))
}

function firstMessage({ repo }: Replay, item: TodoItem, replaces: boolean): string {
  const head = repo.commit(readRef(repo, 'HEAD') ?? '')
  const body = head ? bodyOf(head) : ''
  if (item.command === 'fixup' && !replaces) repo.writeGit(inRebase('message-fixup'), body)
  const title = replaces ? 'The 1st commit message will be skipped:' : 'This is the 1st commit message:'
  return `# This is a combination of 2 commits.\n# ${title}\n\n${replaces ? commented(body) : body}`
}

function nthMessage(replay: Replay, item: TodoItem, body: string, count: number, before: string): string {
  const { repo } = replay
  const isSquashing = item.command === 'squash' || seenSquash(replay)
  const hidesSubject = body.startsWith('amend!') || (isSquashing && /^(squash|fixup)!/.test(body))
  const subject = hidesSubject ? (/^.*?(?=\n\s*\n|$(?![\s\S]))/s.exec(body)?.[0] ?? '') : ''
  const hidden = subject === '' ? '' : `${commented(subject)}`
  const rest = subject === '' ? body : body.slice(subject.length + 1)
  const takesOver =
    item.flag === '-C' &&
    !seenSquash(replay) &&
    (repo.hasGit(inRebase('message-fixup')) || !repo.hasGit(inRebase('message-squash')))
  if (takesOver) repo.writeGit(inRebase('message-fixup'), rest.replace(/^\n+/, ''))
  else repo.removeGit(inRebase('message-fixup'))
  return `${before.endsWith('\n') ? '' : ''}\n# This is the commit message #${count}:\n\n${hidden}${rest}`
}

const heading = /^# (?:This is the (?:1st commit message|commit message #\d+):)$/

/** The same text with every message so far in comments: the next one takes their place. */
function withSkipped(text: string): string {
  let isMessage = false
  const lines = text.replace(/\n$/, '').split('\n')
  const shown = lines.map((line, at) => {
    if (heading.test(line)) {
      isMessage = true
      return line.includes('1st')
        ? '# The 1st commit message will be skipped:'
        : line.replace('This is the commit message', 'The commit message').replace(/:$/, ' will be skipped:')
    }
    if (/^# The .* will be skipped:$/.test(line)) isMessage = false
    const isGap = line === '' && (heading.test(lines[at - 1] ?? '') || (lines[at + 1] ?? '').startsWith('# '))
    if (!isMessage || isGap) return line
    return commented(line === '' ? '\n' : line).replace(/\n$/, '')
  })
  return `${shown.join('\n')}\n`
}

/** Messages of commits that were made from others. */
import type { Git } from '../command/git'
import type { Commit, Oid } from '../core/objects'
import { titleOf } from './replay'

/** What a revert says; `parent` is the one that a merge is reverted to. */
export function revertText(oid: Oid, commit: Commit, parent: Oid | undefined): string {
  const merge = commit.parents.length > 1 ? `, reversing\nchanges made to ${parent}` : ''
  return `Revert "${titleOf(commit)}"\n\nThis reverts commit ${oid}${merge}.\n`
}

const trailer = /^(?:[A-Za-z0-9-]+[ \t]*:|\(cherry picked from commit )/
const ownTrailer = /^(?:Signed-off-by: |\(cherry picked from commit )/

/** Whether a message ends in a paragraph of `Name: value` lines. */
export function hasFooter(message: string): boolean {
  const paragraphs = message.trimEnd().split(/\n[ \t]*\n/)
  if (paragraphs.length < 2) return false
  const lines = (paragraphs.at(-1) ?? '').split('\n').filter((line) => !line.startsWith('#'))
  const known = lines.filter((line) => trailer.test(line) || /^[ \t]/.test(line)).length
  if (known === lines.length && lines.length > 0) return !/^[ \t]/.test(lines[0] ?? '')
  return lines.some((line) => ownTrailer.test(line)) && known * 3 >= lines.length - known
}

const whole = (message: string) => (message === '' || message.endsWith('\n') ? message : `${message}\n`)

/** With the line of `-x`. */
export function originLine(message: string, oid: Oid): string {
  const text = whole(message)
  return `${text}${hasFooter(text) ? '' : '\n'}(cherry picked from commit ${oid})\n`
}

/** With the line of `--signoff`, unless it is the last one already. */
export function signedOff(git: Git, message: string): string {
  const { name, mail } = git.author
  const line = `Signed-off-by: ${name} <${mail}>`
  const text = whole(message)
  if (text.trimEnd().split('\n').at(-1) === line) return text
  return `${text}${hasFooter(text) ? '' : '\n'}${line}\n`
}

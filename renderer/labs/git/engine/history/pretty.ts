/** Commits as `log` and `show` print them, without what has changed. */
import type { Git } from '../command/git'
import { abbreviate } from './abbreviate'
import { subjectOf } from './commitText'
import { authorOf, committerOf } from './facts'
import { dateText, expandFormat, type FormatContext, messageOf, type Shown } from './placeholders'

export type Built = 'oneline' | 'short' | 'medium' | 'full' | 'fuller' | 'raw'

export type Format =
  | { readonly kind: Built }
  /** Ends every commit with a newline, or puts one between them. */
  | { readonly kind: 'user'; readonly format: string; readonly ends: boolean; readonly isReference?: boolean }

const built: readonly string[] = ['oneline', 'short', 'medium', 'full', 'fuller', 'raw'] satisfies Built[]
const isBuilt = (text: string): text is Built => built.includes(text)

/** What stands behind `--pretty=`; undefined for what git does not know. */
export function readFormat(git: Git, text: string, depth = 0): Format | undefined {
  if (text.startsWith('format:')) return { kind: 'user', format: text.slice(7), ends: false }
  if (text.startsWith('tformat:')) return { kind: 'user', format: text.slice(8), ends: true }
  if (text === '') return { kind: 'user', format: '', ends: true }
  if (text.includes('%')) return { kind: 'user', format: text, ends: true }
  const name = ['oneline', 'reference', 'short', 'medium', 'fuller', 'full', 'raw'].find((one) => one.startsWith(text))
  const exact = ['full', 'fuller'].find((one) => one === text)
  const found = exact ?? name
  if (found === 'reference') return { kind: 'user', format: '%C(auto)%h (%s, %ad)', ends: true, isReference: true }
  if (found !== undefined && isBuilt(found)) return { kind: found }
  const alias = git.config(`pretty.${text}`)
  return alias === undefined || depth > 5 ? undefined : readFormat(git, alias, depth + 1)
}

export const endsItself = (format: Format): boolean =>
  format.kind === 'oneline' || (format.kind === 'user' && format.ends)

/** All after the line `commit …`. */
export function prettyText(context: FormatContext, format: Format, shown: Shown): string {
  if (format.kind === 'user') return expandFormat(context, format.format, shown)
  if (format.kind === 'oneline') return subjectOf(shown.commit)
  const width = format.kind === 'medium' || format.kind === 'full' || format.kind === 'fuller' ? 8 : 0
  const message = indented(messageOf(shown.commit), width, format.kind === 'short')
  return `${`${headLines(context, format.kind, shown)}\n${message}`.replace(/\s+$/, '')}\n`
}

function headLines(context: FormatContext, kind: Built, { commit, parents }: Shown): string {
  if (kind === 'raw') {
    const lines = parents.map((parent) => `parent ${parent}\n`).join('')
    return `tree ${commit.tree}\n${lines}author ${commit.author}\ncommitter ${commit.committer}\n`
  }
  const [author, committer] = [authorOf(commit), committerOf(commit)]
  const merged = parents.map((parent) => abbreviate(context.git.repo, parent, context.abbrev)).join(' ')
  const merge = parents.length > 1 ? `Merge: ${merged}\n` : ''
  const [by, from] = [author, committer].map(({ name, mail }) => `${name} <${mail}>`)
  if (kind === 'short') return `${merge}Author: ${by}\n`
  if (kind === 'medium') return `${merge}Author: ${by}\nDate:   ${dateText(context, author)}\n`
  if (kind === 'full') return `${merge}Author: ${by}\nCommit: ${from}\n`
  const dates = [dateText(context, author), dateText(context, committer)]
  return `${merge}Author:     ${by}\nAuthorDate: ${dates[0]}\nCommit:     ${from}\nCommitDate: ${dates[1]}\n`
}

export function indented(message: string, tabs: number, isShort = false): string {
  const lines: string[] = []
  for (const line of message.split('\n')) {
    const text = line.trimEnd()
    if (text === '' && lines.length === 0) continue
    if (text === '' && isShort) break
    lines.push(`    ${tabs > 0 ? withoutTabs(text, tabs) : text}`)
  }
  return lines.join('\n')
}

function withoutTabs(text: string, width: number): string {
  let out = ''
  for (const char of text) out += char === '\t' ? ' '.repeat(width - (out.length % width)) : char
  return out
}

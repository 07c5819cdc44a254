/** The todo list of a rebase, and of a cherry-pick or revert of several commits: reading and writing it. */
import type { Oid } from '../core/objects'

const letters = {
  pick: 'p',
  revert: '',
  edit: 'e',
  reword: 'r',
  fixup: 'f',
  squash: 's',
  exec: 'x',
  break: 'b',
  label: 'l',
  reset: 't',
  merge: 'm',
  'update-ref': 'u',
  noop: '',
  drop: 'd',
} as const

export type TodoCommand = keyof typeof letters | 'comment'

export interface TodoItem {
  readonly command: TodoCommand
  /** Of commands that name a commit. */
  readonly oid?: Oid
  /** Of `fixup`: `-C` takes the commit's message, `-c` opens the editor on it as well. */
  readonly flag?: '-C' | '-c'
  /** What follows the command and its commit: the subject, or the words of `exec`. */
  readonly text: string
  /** As the list had it. */
  readonly line: string
}

export interface TodoList {
  readonly items: readonly TodoItem[]
  /** What is wrong with it, as lines for the error stream. */
  readonly errors: readonly string[]
}

const withCommit: ReadonlySet<TodoCommand> = new Set<TodoCommand>([
  ...(['pick', 'revert', 'edit', 'reword', 'fixup', 'squash', 'drop'] as const),
])
export const isFixup = ({ command }: { readonly command: TodoCommand } = { command: 'noop' }): boolean =>
  command === 'fixup' || command === 'squash'
/** Commands that do nothing when their turn comes. */
export const isIdle = ({ command }: TodoItem): boolean =>
  command === 'noop' || command === 'drop' || command === 'comment'

/** The next that does something. */
export const nextOf = (items: readonly TodoItem[]): TodoItem | undefined => items.find((item) => !isIdle(item))

/** Reads a list; `find` gives the commit that a word means, `isBegun` says that something was done before it. */
export function parseTodo(text: string, find: (word: string) => Oid | undefined, isBegun = false): TodoList {
  const items: TodoItem[] = []
  const errors: string[] = []
  let hasPrevious = isBegun
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n')
  if (text === '') return { items, errors }
  for (const [at, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const item = parseLine(line, find)
    if (Array.isArray(item)) {
      errors.push(...item, `invalid line ${at + 1}: ${line}`)
      items.push({ command: 'comment', text: line, line })
      continue
    }
    items.push(item)
    if (!hasPrevious && isFixup(item)) {
      // Git reads no further.
      errors.push(`cannot '${item.command}' without a previous commit`)
      break
    }
    if (!isIdle(item)) hasPrevious = true
  }
  return { items, errors }
}

function parseLine(line: string, find: (word: string) => Oid | undefined): TodoItem | string[] {
  const trimmed = line.replace(/^[ \t]+/, '')
  if (trimmed === '' || trimmed.startsWith('#')) return { command: 'comment', text: trimmed, line }
  const [, word = '', space = '', rest = ''] = /^(\S+)([ \t]*)(.*)$/s.exec(trimmed) ?? []
  const command = commandOf(word)
  if (command === undefined) return []
  if (command === 'noop' || command === 'break')
    return rest === '' ? { command, text: '', line } : [`${command} does not accept arguments: '${rest}'`]
  if (space === '' && rest === '') return [`missing arguments for ${command}`]
  if (!withCommit.has(command)) return { command, text: rest, line }
  const flagged = command === 'fixup' ? /^(-[Cc])[ \t]*(.*)$/s.exec(rest) : null
  const flag = flagged?.[1] === '-C' || flagged?.[1] === '-c' ? flagged[1] : undefined
  const [, name = '', text = ''] = /^(\S*)[ \t]*(.*)$/s.exec(flagged ? (flagged[2] ?? '') : rest) ?? []
  const oid = find(name)
  if (oid === undefined) return [`could not parse '${name}'`]
  return { command, oid, text, line, ...(flag === undefined ? {} : { flag }) }
}

function commandOf(word: string): TodoCommand | undefined {
  for (const [name, letter] of Object.entries(letters))
    if (word === name || (letter !== '' && word === letter)) return name as TodoCommand
  return undefined
}

/** One line of a list, with the id as `show` gives it; comments stay as they are. */
export function todoLine(item: TodoItem, show: (oid: Oid) => string): string {
  if (item.command === 'comment') return item.line
  const flag = item.flag === undefined ? '' : ` ${item.flag}`
  const oid = item.oid === undefined ? '' : ` ${show(item.oid)}`
  const text = item.text === '' ? '' : ` ${item.text}`
  return `${item.command}${flag}${oid}${text}`
}

export const todoText = (items: readonly TodoItem[], show: (oid: Oid) => string = (oid) => oid): string =>
  items.map((item) => `${todoLine(item, show)}\n`).join('')

/** As it was written. */
export const linesText = (items: readonly TodoItem[]): string => items.map(({ line }) => `${line}\n`).join('')

/** The same items with whole ids in their lines. */
export const withLines = (items: readonly TodoItem[]): readonly TodoItem[] =>
  items.map((item) => ({ ...item, line: todoLine(item, (oid) => oid) }))

const commandHelp = `
Commands:
p, pick <commit> = use commit
r, reword <commit> = use commit, but edit the commit message
e, edit <commit> = use commit, but stop for amending
s, squash <commit> = use commit, but meld into previous commit
f, fixup [-C | -c] <commit> = like "squash" but keep only the previous
                   commit's log message, unless -C is used, in which case
                   keep only this commit's message; -c is same as -C but
                   opens the editor
x, exec <command> = run command (the rest of the line) using shell
b, break = stop here (continue rebase later with 'git rebase --continue')
d, drop <commit> = remove commit
l, label <label> = label current HEAD with a name
t, reset <label> = reset HEAD to a label
m, merge [-C <commit> | -c <commit>] <label> [# <oneline>]
        create a merge commit using the original merge commit's
        message (or the oneline, if no original merge commit was
        specified); use -c <commit> to reword the commit message
u, update-ref <ref> = track a placeholder for the <ref> to be updated
                      to this position in the new commits. The <ref> is
                      updated at the end of the rebase

These lines can be re-ordered; they are executed from top to bottom.

If you remove a line here THAT COMMIT WILL BE LOST.
`

const atStart = '\nHowever, if you remove everything, the rebase will be aborted.\n\n'
const onTheWay = `
You are editing the todo file of an ongoing interactive rebase.
To continue rebase after editing, run:
    git rebase --continue

`

const commented = (text: string) =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '#\n' : `# ${line}\n`))
    .join('')

/** The comments below a list; `head` says what is rebased where, and is missing when the list is edited on the way. */
export function todoHelp(head?: { readonly revisions: string; readonly onto: string; readonly count: number }): string {
  if (!head) return commented(`${commandHelp}${onTheWay}`)
  const commands = `${head.count} command${head.count === 1 ? '' : 's'}`
  return `\n# Rebase ${head.revisions} onto ${head.onto} (${commands})\n${commented(`${commandHelp}${atStart}`)}`
}

/** What there is, and how two files differ. */
import { overview } from '../../command/names'
import { manualOf } from '../../command/optionNames'
import { commands } from '../../commands'
import { diffLines } from '../../text/diff'
import { splitLines } from '../../text/lines'
import type { Process, Program } from '../shell'
import { operandMissing, readArguments, whyUnread } from './arguments'

/** `names` are the programs; a name after `help` is a command of git. */
export const help =
  (names: () => readonly string[]): Program =>
  ({ args, out }) => {
    const wanted = args.find((name) => Object.hasOwn(commands, name))
    if (wanted !== undefined) {
      out(manualOf(wanted))
      return 0
    }
    const programs = names().filter((name) => /^\w/.test(name))
    out(
      `Programs: ${programs.toSorted().join(', ')}.\nLines may have pipes, >, >>, <, &&, ||, ;, quotes, $(…), variables and globs. 'nano <file>' opens the editor, and so do vi and code.\n\n${overview(Object.keys(commands))}`,
    )
    return 0
  }

export const man: Program = ({ args, err }) => {
  const [name] = args
  err(
    name === undefined
      ? 'What manual page do you want?\n'
      : `No manual entry for ${name}: this lab has no manuals. Type help for what is there.\n`,
  )
  return name === undefined ? 1 : 16
}

export const exit: Program = ({ err }) => {
  err('This terminal stays open. Undo and the time line lead back, and other pages are as near as ever.\n')
  return 0
}

/** In the normal format. */
export const diff: Program = (process) => {
  const read = readArguments(process, 'diff', 'q')
  if (!read) return 2
  const [one, other] = read.rest
  if (one === undefined || other === undefined)
    return operandMissing(process, 'diff', `missing operand after '${one ?? 'diff'}'`) + 1
  const [before, after] = [textAt(process, one), textAt(process, other)]
  if (before === undefined || after === undefined) return 2
  if (before === after) return 0
  if (read.letters.has('q')) process.out(`Files ${one} and ${other} differ\n`)
  else process.out(changes(splitLines(before), splitLines(after)))
  return 1
}

function textAt(process: Process, path: string): string | undefined {
  const text = path === '-' ? process.stdin : process.machine.files.read(process.resolve(path))
  if (text === undefined) process.err(`diff: ${path}: ${whyUnread(process, path)}\n`)
  return text
}

function changes(before: readonly string[], after: readonly string[]): string {
  const span = (at: number, count: number) => (count < 2 ? `${at + count}` : `${at + 1},${at + count}`)
  const shown = (sign: string, lines: readonly string[]) =>
    lines.map((line) => `${sign} ${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('')
  return diffLines(before, after, 'myers', { usesIndent: false })
    .map(({ oldAt, oldCount, newAt, newCount }) => {
      const kind = oldCount === 0 ? 'a' : newCount === 0 ? 'd' : 'c'
      const [old, now] = [before.slice(oldAt, oldAt + oldCount), after.slice(newAt, newAt + newCount)]
      const between = kind === 'c' ? '---\n' : ''
      return `${span(oldAt, oldCount)}${kind}${span(newAt, newCount)}\n${shown('<', old)}${between}${shown('>', now)}`
    })
    .join('')
}

/** Shell in the text: scripts, and what is typed in sessions, as `bash -n` reads them. */
import { spawnSync } from 'node:child_process'
import { type Block, faultAt } from './blocks'

export interface Command {
  /** Lines from the first of the block. */
  readonly offset: number
  readonly text: string
  /** What the text shows after it. */
  readonly shown: readonly string[]
}

/** A command is a line after `$ ` or `# `, and the lines after `> ` while the shell would wait for more. */
export function readCommands({ text }: Block): Command[] {
  const commands: { offset: number; text: string; shown: string[] }[] = []
  for (const [offset, line] of text.split('\n').entries()) {
    const last = commands.at(-1)
    if (/^[$#] /.test(line)) commands.push({ offset, text: line.slice(2), shown: [] })
    else if (last?.shown.length === 0 && /^>( |$)/.test(line) && isOpen(last.text)) last.text += `\n${line.slice(2)}`
    else last?.shown.push(line.trimEnd())
  }
  return commands
}

/** In English, where the line is read from. */
const complaints = (script: string) =>
  spawnSync('bash', ['-n'], { input: script, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stderr
/** Bash takes `<name> -c` for two redirections. */
const placeholder = /(?<=\s)<[a-z][\w-]*>/
const isOpen = (text: string) => text.endsWith('\\') || complaints(text) !== ''

export function shellFaults(block: Block): string[] {
  const told = (text: string, offset: number) => {
    const odd = text
      .split('\n')
      .findIndex((line) => placeholder.test(line) || (block.lang === 'bash' && /^\$ /.test(line)))
    if (odd >= 0) {
      return [
        faultAt(block, 'a prompt in a script or a <placeholder>, which bash takes for a redirection', offset + odd),
      ]
    }
    const [first = ''] = complaints(text).split('\n')
    if (first === '') return []
    const line = Number(/line (\d+):/.exec(first)?.[1] ?? 1)
    return [faultAt(block, first.replace(/^.*?line \d+: /, 'bash: '), offset + line - 1)]
  }
  if (block.lang === 'bash') return told(block.text, 0)
  if (block.lang !== 'console') return []
  const commands = readCommands(block)
  if (commands.length === 0) return [faultAt(block, 'a session in which nothing is typed; expected $ before a command')]
  const early = (commands[0]?.offset ?? 0) > 0
  return [
    ...(early ? [faultAt(block, 'output before anything is typed, which no command can print')] : []),
    ...commands.flatMap(({ text, offset }) => told(text, offset)),
  ]
}

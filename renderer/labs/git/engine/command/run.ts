/** Runs one Git command line: finds the command, and turns its faults into words and exit codes. */

import { commands } from '../commands'
import { Exit, Failure, Fatal } from './faults'
import { type Command, Git, type Running } from './git'
import { leftOutOption } from './leftOut'
import { gitNames, overview } from './names'
import { nearest } from './nearest'
import { manualOf } from './optionNames'
import { Unknown } from './options'
import { splitWords } from './words'

/** Arguments as the shell gave them, after `git`; the words go to `now.pieces`. Throws only `EditorNeeded`. */
export function runGit(now: Running, args: readonly string[]): number {
  return guarded(new Git(now, dispatch), args)
}

function guarded(git: Git, args: readonly string[]): number {
  try {
    return dispatch(git, args)
  } catch (fault) {
    if (fault instanceof Fatal) {
      git.err(fault.hasPrefix ? `fatal: ${fault.message}\n` : fault.message)
      return fault.code
    }
    if (fault instanceof Failure) {
      git.err(`error: ${fault.message}\n`)
      return fault.code
    }
    if (fault instanceof Exit) return fault.code
    throw fault
  }
}

const version = 'git version 2.39.5'

function dispatch(git: Git, args: readonly string[], aliased: readonly string[] = []): number {
  const { at, rest } = globalOptions(git, args)
  const [name, ...others] = rest
  if (name === undefined) return help(at, []) + 1
  if (name === 'help' || name === '--help') return help(at, others)
  if (name === '--version' || name === 'version' || name === '-v') {
    at.out(`${version}\n`)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command && others[0] === '--help') return help(at, [name])
  if (command && others.length === 1 && others[0] === '-h') return help(at, [name]) + 129
  if (command) return tried(command, withColours(at, others), name, others)
  const alias = at.config(`alias.${name}`)
  if (alias === undefined) return unknown(at, name)
  if (aliased.includes(name)) {
    const lines = aliased.map(
      (one, at) => `\n  ${one}${one === name ? ' <==' : at === aliased.length - 1 ? ' ==>' : ''}`,
    )
    throw new Fatal(`alias loop detected: expansion of '${aliased[0]}' does not terminate:${lines.join('')}`)
  }
  const words = splitWords(alias)
  if (words[0] === name) throw new Fatal(`recursive alias: ${name}`)
  if (/^!.*(\$[\d@*#]|\(\))/s.test(alias))
    throw new Fatal(`'${name}' is an alias with a function or '$1', which the shell of this lab leaves out`)
  if (alias.startsWith('!')) return at.shellLine([alias.slice(1), ...others.map(quoted)].join(' '))
  return dispatch(at, [...words, ...others], [...aliased, name])
}

/** Says of an option that is not known here whether git knows it. */
function tried(command: Command, git: Git, name: string, args: readonly string[]): number {
  try {
    return command(git, args)
  } catch (fault) {
    if (!(fault instanceof Unknown)) throw fault
    const left = leftOutOption(name, args)
    if (left === undefined) throw fault
    throw new Fatal(`this lab leaves the option '${left}' of 'git ${name}' out`)
  }
}

/** `--color` and `color.ui` where they do not leave it to whether there is a terminal. */
function withColours(git: Git, args: readonly string[]): Git {
  const end = args.indexOf('--')
  const option = args.slice(0, end < 0 ? args.length : end).findLast((arg) => /^--(no-)?color(=|$)/.test(arg))
  const typed = option === '--no-color' ? 'never' : option === '--color' ? 'always' : option?.slice('--color='.length)
  const word = typed ?? git.config('color.ui')
  if (word === 'always') return git.coloured(true)
  return word === 'never' || word === 'false' ? git.coloured(false) : git
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

function globalOptions(git: Git, args: readonly string[]): { at: Git; rest: readonly string[] } {
  let at = git
  let next = 0
  for (; next < args.length; next++) {
    const arg = args[next] ?? ''
    if (arg === '-C') at = at.at(at.resolve(args[++next] ?? '.'))
    else if (arg === '-c') {
      const [key = '', ...value] = (args[++next] ?? '').split('=')
      at = at.at(at.cwd, [[key, value.length === 0 ? 'true' : value.join('=')]])
    } else if (arg !== '--no-pager' && arg !== '-P' && arg !== '--paginate' && arg !== '-p') break
  }
  if (at !== git && !at.machine.files.isDir(at.cwd))
    throw new Fatal(`cannot change to '${args[args.indexOf('-C') + 1]}': No such file or directory`)
  return { at, rest: args.slice(next) }
}

function unknown(git: Git, name: string): number {
  const left = /^--(exec-path|html-path|bare|git-dir|work-tree|namespace)\b/
  const option = left.exec(name)
  if (option) throw new Fatal(`this lab leaves the option '${option[0]}' of git out`)
  if (name.startsWith('-')) {
    git.err(`unknown option: ${name}\nusage: git [-C <path>] [-c <name>=<value>] [--no-pager] <command> [<args>]\n`)
    return 129
  }
  if (gitNames.includes(name)) throw new Fatal(`this lab leaves 'git ${name}' out`)
  const similar = nearest(name, [
    ...gitNames,
    ...git.settingsInOrder.flatMap(([key]) => (key.startsWith('alias.') ? [key.slice(6)] : [])),
  ])
  git.err(`git: '${name}' is not a git command. See 'git --help'.\n`)
  const list = similar.map((one) => `\t${one}\n`).join('')
  if (similar.length > 0) git.err(`\nThe most similar command${similar.length > 1 ? 's are' : ' is'}\n${list}`)
  return 1
}

function help(git: Git, [wanted]: readonly string[]): number {
  if (wanted === undefined || wanted.startsWith('-')) {
    git.out(overview(Object.keys(commands)))
    return 0
  }
  if (!Object.hasOwn(commands, wanted)) {
    git.err(`No manual entry for git-${wanted}\n`)
    return 16
  }
  git.out(manualOf(wanted))
  return 0
}

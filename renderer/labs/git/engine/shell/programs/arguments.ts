/** What the shell's programs share: their options, and how they complain. */
import type { Process } from '../shell'

export interface Read {
  /** Letters that were given. */
  readonly letters: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  /** Every value of `-e`, in order. */
  readonly expressions: readonly string[]
  readonly rest: readonly string[]
}

/** Single-letter options; those in `valued` take what follows. Undefined where one is unknown, which was said. */
export function readArguments({ args, err }: Process, name: string, flags: string, valued = ''): Read | undefined {
  const letters = new Set<string>()
  const values = new Map<string, string>()
  const expressions: string[] = []
  const rest: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--') {
      rest.push(...args.slice(at + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      rest.push(arg)
      continue
    }
    if (/^-\d+$/.test(arg) && valued.includes('n')) {
      values.set('n', arg.slice(1))
      continue
    }
    for (let place = 1; place < arg.length; place++) {
      const letter = arg[place] ?? ''
      if (valued.includes(letter)) {
        values.set(letter, arg.slice(place + 1) || (args[++at] ?? ''))
        if (letter === 'e') expressions.push(values.get(letter) ?? '')
        break
      }
      if (!flags.includes(letter)) {
        err(`${name}: ${arg.startsWith('--') ? `unrecognized option '${arg}'` : `invalid option -- '${letter}'`}\n`)
        return undefined
      }
      letters.add(letter)
    }
  }
  return { letters, values, expressions, rest }
}

/** Says `name: path: No such file or directory`, or what else stands in the way of reading it. */
export function whyUnread({ machine, resolve }: Process, path: string): string {
  const node = machine.files.node(resolve(path))
  if (node?.kind === 'dir') return 'Is a directory'
  return node ? 'Permission denied' : 'No such file or directory'
}

/** The texts of files, or of what came in where none is named; faults are said, and counted. */
export function texts(
  process: Process,
  name: string,
  paths: readonly string[],
  said = (path: string, why: string) => `${path}: ${why}`,
): { readonly all: readonly (readonly [string, string])[]; readonly faults: number } {
  if (paths.length === 0) return { all: [['-', process.stdin]], faults: 0 }
  const all: (readonly [string, string])[] = []
  let faults = 0
  for (const path of paths) {
    const text = path === '-' ? process.stdin : process.machine.files.read(process.resolve(path))
    if (text !== undefined) {
      process.machine.files.spend(text.length / 10)
      all.push([path, text])
    } else {
      process.err(`${name}: ${said(path, whyUnread(process, path))}\n`)
      faults++
    }
  }
  return { all, faults }
}

export const operandMissing = ({ err }: Process, name: string, what = 'missing operand'): number => {
  err(`${name}: ${what}\nTry '${name} --help' for more information.\n`)
  return 1
}

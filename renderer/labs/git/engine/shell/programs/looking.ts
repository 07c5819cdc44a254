/** Programs that look around, and the shell's own words. */

import { compareBytes } from '../../core/bytes'
import { join } from '../../core/files'
import type { Program } from '../shell'
import { readArguments } from './arguments'
import { isDirLike, listing, treeLines } from './listing'

const ls: Program = (process) => {
  const read = readArguments(process, 'ls', 'alA1RFdhrt')
  if (!read) return 2
  const { files } = process.machine
  const { letters } = read
  const order = (names: readonly string[]) =>
    letters.has('r') ? names.toSorted(compareBytes).reverse() : names.toSorted(compareBytes)
  const paths = read.rest.length > 0 ? order(read.rest) : ['.']
  const there = paths.filter((path) => files.has(process.resolve(path)))
  for (const path of read.rest)
    if (!there.includes(path)) process.err(`ls: cannot access '${path}': No such file or directory\n`)
  const single = there.filter((path) => letters.has('d') || !isDirLike(files, process.resolve(path)))
  process.out(single.map((path) => `${path}\n`).join(''))
  let count = single.length
  const list = (path: string) => {
    const dir = process.resolve(path)
    if (paths.length > 1 || letters.has('R')) process.out(`${count > 0 ? '\n' : ''}${path}:\n`)
    count++
    process.out(listing(files, dir, letters, process.isTty))
    if (!letters.has('R')) return
    for (const name of order(files.list(dir)))
      if (isDirLike(files, join(dir, name)) && (!name.startsWith('.') || letters.has('a') || letters.has('A')))
        list(`${path === '/' ? '' : path}/${name}`)
  }
  for (const path of there) if (!single.includes(path)) list(path)
  return there.length < paths.length ? 2 : 0
}

const tree: Program = (process) => {
  const read = readArguments(process, 'tree', 'ad', 'L')
  if (!read) return 1
  const path = read.rest[0] ?? '.'
  if (!process.machine.files.isDir(process.resolve(path))) {
    process.out(`${path}  [error opening dir]\n\n0 directories, 0 files\n`)
    return 2
  }
  process.out(
    treeLines(
      process.machine.files,
      process.resolve(path),
      path,
      read.letters.has('a'),
      read.letters.has('d'),
      Number(read.values.get('L') ?? 99),
    ),
  )
  return 0
}

const cd: Program = ({ args, shell, machine, resolve, err, out }) => {
  if (args.length > 1) {
    err('bash: cd: too many arguments\n')
    return 1
  }
  const back = args[0] === '-'
  const to = back ? (shell.variables.get('OLDPWD') ?? '') : args[0] === undefined ? shell.home : resolve(args[0])
  if (back && to === '') {
    err('bash: cd: OLDPWD not set\n')
    return 1
  }
  if (!machine.files.isDir(to)) {
    err(`bash: cd: ${args[0]}: ${machine.files.has(to) ? 'Not a directory' : 'No such file or directory'}\n`)
    return 1
  }
  shell.variables.set('OLDPWD', shell.cwd)
  shell.cwd = to
  if (back) out(`${to}\n`)
  return 0
}

const echo: Program = ({ args, out }) => {
  let isBare = false
  let hasEscapes = false
  let at = 0
  for (; /^-[neE]+$/.test(args[at] ?? ''); at++) {
    if (args[at]?.includes('n')) isBare = true
    if (args[at]?.includes('e')) hasEscapes = true
  }
  const text = args.slice(at).join(' ')
  out(`${hasEscapes ? unescaped(text) : text}${isBare ? '' : '\n'}`)
  return 0
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', r: '\r' }
const unescaped = (text: string) => text.replace(/\\([ntr\\])/g, (_, letter: string) => escapes[letter] ?? letter)

const printf: Program = ({ args: [format = '', ...values], out }) => {
  const left = [...values]
  do {
    out(
      unescaped(format).replace(/%([sd%])/g, (_, kind: string) =>
        kind === '%' ? '%' : (left.shift() ?? (kind === 'd' ? '0' : '')),
      ),
    )
  } while (left.length > 0 && /%[sd]/.test(format))
  return 0
}

const history: Program = ({ shell, out }) => {
  out(shell.history.map((line, at) => `${String(at + 1).padStart(5)}  ${line}\n`).join(''))
  return 0
}

const date: Program = ({ machine, out }) => {
  const at = new Date(machine.now * 1_000)
  const [day, month] = [at.toUTCString().slice(0, 3), at.toUTCString().slice(8, 11)]
  out(
    `${day} ${month} ${String(at.getUTCDate()).padStart(2)} ${at.toISOString().slice(11, 19)} UTC ${at.getUTCFullYear()}\n`,
  )
  return 0
}

/** `-f`, `-d`, `-e`, `-s`, `-z`, `-n`, `=` and `!=`, as `test` and `[` know them. */
const test =
  (isBracket: boolean): Program =>
  ({ args: given, machine: { files }, resolve, err }) => {
    const args = isBracket ? given.slice(0, -1) : given
    if (isBracket && given.at(-1) !== ']') {
      err("bash: [: missing `]'\n")
      return 2
    }
    const isNegated = args[0] === '!' && args.length > 1
    const [one = '', two, three] = isNegated ? args.slice(1) : args
    const path = two === undefined ? '/' : resolve(two)
    const unary: Readonly<Record<string, () => boolean>> = {
      ...{
        '-e': () => files.has(path),
        '-f': () => files.file(path) !== undefined,
        '-d': () => isDirLike(files, path),
      },
      ...{ '-s': () => (files.read(path) ?? '') !== '', '-z': () => two === '', '-n': () => two !== '' },
    }
    const is =
      two === undefined
        ? one !== ''
        : three !== undefined
          ? (one === three) === (two === '=' || two === '==')
          : (Object.hasOwn(unary, one) ? unary[one] : undefined)?.()
    if (is === undefined) err(`bash: ${isBracket ? '[' : 'test'}: ${one}: unary operator expected\n`)
    return is === undefined ? 2 : is === isNegated ? 1 : 0
  }

export const looking: Readonly<Record<string, Program>> = {
  ...{ ls, tree, cd, echo, printf, history, date },
  pwd: ({ shell, out }) => {
    out(`${shell.cwd}\n`)
    return 0
  },
  whoami: ({ shell, out }) => {
    out(`${shell.home.split('/').at(-1)}\n`)
    return 0
  },
  ...{ test: test(false), '[': test(true) },
  true: () => 0,
  ':': () => 0,
  false: () => 1,
}

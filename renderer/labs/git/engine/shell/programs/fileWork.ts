/** Programs that make, move and remove files. */
import { type Files, join, nameOf, parentOf } from '../../core/files'
import type { Process, Program } from '../shell'
import { operandMissing, readArguments } from './arguments'

const missing = 'No such file or directory'

const mkdir: Program = (process) => {
  const read = readArguments(process, 'mkdir', 'pv')
  if (!read) return 1
  if (read.rest.length === 0) return operandMissing(process, 'mkdir')
  let code = 0
  for (const arg of read.rest) {
    const path = process.resolve(arg)
    const { files } = process.machine
    const why =
      files.has(path) && !(read.letters.has('p') && files.isDir(path))
        ? 'File exists'
        : !read.letters.has('p') && !files.isDir(parentOf(path))
          ? whyNoParent(process, path)
          : !files.mkdir(path)
            ? 'Not a directory'
            : undefined
    if (why === undefined) continue
    process.err(`mkdir: cannot create directory ‘${arg}’: ${why}\n`)
    code = 1
  }
  return code
}

/** Why nothing can be made there. */
const whyNoParent = ({ machine: { files } }: Process, path: string) =>
  files.has(parentOf(path)) ? 'Not a directory' : missing

const rmdir: Program = (process) => {
  if (process.args.length === 0) return operandMissing(process, 'rmdir')
  let code = 0
  for (const arg of process.args) {
    const { files } = process.machine
    const path = process.resolve(arg)
    const why = !files.has(path)
      ? missing
      : !files.isDir(path)
        ? 'Not a directory'
        : files.list(path).length > 0
          ? 'Directory not empty'
          : undefined
    if (why === undefined) files.remove(path)
    else {
      process.err(`rmdir: failed to remove '${arg}': ${why}\n`)
      code = 1
    }
  }
  return code
}

const touch: Program = (process) => {
  const read = readArguments(process, 'touch', 'acm')
  if (!read) return 1
  if (read.rest.length === 0) return operandMissing(process, 'touch', 'missing file operand')
  let code = 0
  for (const arg of read.rest) {
    const { files } = process.machine
    const path = process.resolve(arg)
    if (files.has(path) || (files.isDir(parentOf(path)) && files.write(path, ''))) continue
    process.err(`touch: cannot touch '${arg}': ${whyNoParent(process, path)}\n`)
    code = 1
  }
  return code
}

const rm: Program = (process) => {
  const read = readArguments(process, 'rm', 'rRfvid')
  if (!read) return 1
  if (read.rest.length === 0 && !read.letters.has('f')) return operandMissing(process, 'rm')
  const isDeep = read.letters.has('r') || read.letters.has('R')
  let code = 0
  for (const arg of read.rest) {
    const { files } = process.machine
    const path = process.resolve(arg)
    const isHere = process.shell.cwd === path || process.shell.cwd.startsWith(`${path}/`)
    const why = !files.has(path)
      ? read.letters.has('f')
        ? undefined
        : missing
      : !files.isDir(path) || isDeep
        ? undefined
        : !read.letters.has('d')
          ? 'Is a directory'
          : files.list(path).length > 0
            ? 'Directory not empty'
            : undefined
    if (isHere && files.has(path)) {
      process.err(`rm: refusing to remove '.' or '..' directory: skipping '${arg}'\n`)
      code = 1
    } else if (why !== undefined) {
      process.err(`rm: cannot remove '${arg}': ${why}\n`)
      code = 1
    } else files.remove(path)
  }
  return code
}

/** Moves or copies each thing to its place. */
function transfer(
  process: Process,
  name: 'mv' | 'cp',
  flags: string,
  isDeep: (letters: ReadonlySet<string>) => boolean,
): number {
  const read = readArguments(process, name, flags)
  if (!read) return 1
  const to = read.rest.at(-1)
  const from = read.rest.slice(0, -1)
  if (to === undefined || from.length === 0) {
    const what = to === undefined ? 'missing file operand' : `missing destination file operand after '${to}'`
    return operandMissing(process, name, what)
  }
  const { files } = process.machine
  if (from.length > 1 && !files.isDir(process.resolve(to))) {
    process.err(`${name}: target '${to}': ${files.has(process.resolve(to)) ? 'Not a directory' : missing}\n`)
    return 1
  }
  let code = 0
  for (const one of from) {
    const why = put(process, one, to, name === 'mv', isDeep(read.letters))
    if (why === undefined) continue
    process.err(`${name}: ${why}\n`)
    code = 1
  }
  return code
}

/** Copies what is in a directory into another. */
function merge(files: Files, source: string, target: string): void {
  for (const name of files.list(source)) {
    const [from, to] = [join(source, name), join(target, name)]
    if (files.isDir(from) && files.isDir(to)) merge(files, from, to)
    else copyInto(files, from, to)
  }
}

/** A file that is there already keeps its mode. */
function copyInto(files: Files, from: string, to: string): void {
  const [file, there] = [files.file(from), files.file(to)]
  if (file && there) files.write(to, file.text, there.isExecutable)
  else files.copy(from, to)
}

function put(
  { machine: { files }, resolve }: Process,
  from: string,
  to: string,
  isMove: boolean,
  isDeep: boolean,
): string | undefined {
  const source = resolve(from)
  const target = files.isDir(resolve(to)) ? join(resolve(to), nameOf(source)) : resolve(to)
  const node = files.node(source)
  if (!node) return `cannot stat '${from}': ${missing}`
  if (node.kind === 'dir' && !isDeep) return `-r not specified; omitting directory '${from}'`
  const verb = isMove ? 'move' : 'copy'
  // How it is called: within a directory with the directory's name before it.
  const shown = files.isDir(resolve(to)) ? `${to.replace(/\/$/, '')}/${nameOf(source)}` : to
  if (target.startsWith(`${source}/`))
    return isMove
      ? `cannot move '${from}' to a subdirectory of itself, '${shown}'`
      : `cannot copy a directory, '${from}', into itself, '${shown}'`
  if (source === target) return `'${from}' and '${shown}' are the same file`
  const there = files.node(target)
  if (there && there.kind !== 'dir' && node.kind === 'dir')
    return `cannot overwrite non-directory '${shown}' with directory '${from}'`
  if (there?.kind === 'dir' && node.kind !== 'dir') return `cannot overwrite directory '${shown}' with non-directory`
  if (there?.kind === 'dir' && there.entries.size > 0 && isMove)
    return `cannot ${verb} '${from}' to '${shown}': Directory not empty`
  if (!files.isDir(parentOf(target)) || (to.endsWith('/') && node.kind !== 'dir' && !files.isDir(resolve(to))))
    return `cannot ${isMove ? `move '${from}' to` : 'create regular file'} '${to}': ${to.endsWith('/') ? 'Not a directory' : missing}`
  if (there?.kind === 'dir') merge(files, source, target)
  else if (isMove) files.copy(source, target)
  else copyInto(files, source, target)
  if (isMove) files.remove(source)
  return undefined
}

const chmod: Program = (process) => {
  const [mode = '', ...paths] = process.args
  const isOn = /^[ugoa]*\+.*x|^[0-7]?[1357][0-7]{2}$/.test(mode)
  const isOff = /^[ugoa]*-.*x|^[0-7]?[0246][0-7]{2}$/.test(mode)
  if (!isOn && !isOff) {
    process.err(`chmod: invalid mode: ‘${mode}’\nTry 'chmod --help' for more information.\n`)
    return 1
  }
  let code = 0
  for (const path of paths) {
    const file = process.machine.files.file(process.resolve(path))
    if (file) process.machine.files.write(process.resolve(path), file.text, isOn)
    else {
      process.err(`chmod: cannot access '${path}': ${missing}\n`)
      code = 1
    }
  }
  return code
}

/** `vi`, `nano` and their like all open the lab's own editor. */
const editor: Program = ({ args, edit, resolve, machine, err }) => {
  const path = args.find((arg) => !/^[-+]/.test(arg))
  if (path === undefined) {
    err('Name the file that you want to edit.\n')
    return 1
  }
  if (machine.files.has(resolve(path)) && machine.files.file(resolve(path)) === undefined) {
    err(`${path}: Is a directory\n`)
    return 1
  }
  if (!machine.files.isDir(parentOf(resolve(path)))) {
    err(`${path}: ${missing}\n`)
    return 1
  }
  edit(resolve(path))
  return 0
}

export const fileWork: Readonly<Record<string, Program>> = {
  ...{ mkdir, rmdir, touch, rm, chmod },
  mv: (process) => transfer(process, 'mv', 'fnv', () => true),
  cp: (process) =>
    transfer(process, 'cp', 'rRafnv', (letters) => letters.has('r') || letters.has('R') || letters.has('a')),
  ...{ vi: editor, vim: editor, nano: editor, edit: editor, code: editor },
}

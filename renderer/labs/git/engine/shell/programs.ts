/** The programs of the shell, beside git. */
import type { Program } from './shell'

const cat: Program = ({ args, stdin, out, err, resolve, machine }) => {
  if (args.length === 0) out(stdin)
  let code = 0
  for (const arg of args) {
    const text = machine.files.read(resolve(arg))
    if (text !== undefined) out(text)
    else {
      err(`cat: ${arg}: ${machine.files.isDir(resolve(arg)) ? 'Is a directory' : 'No such file or directory'}\n`)
      code = 1
    }
  }
  return code
}

const echo: Program = ({ args, out }) => {
  const isBare = args[0] === '-n'
  out(`${(isBare ? args.slice(1) : args).join(' ')}${isBare ? '' : '\n'}`)
  return 0
}

const cd: Program = ({ args, shell, machine, resolve, err }) => {
  const to = args[0] === undefined ? shell.home : resolve(args[0])
  if (!machine.files.isDir(to)) {
    err(`bash: cd: ${args[0]}: ${machine.files.has(to) ? 'Not a directory' : 'No such file or directory'}\n`)
    return 1
  }
  shell.cwd = to
  return 0
}

const mkdir: Program = ({ args, machine, resolve }) => {
  for (const arg of args) if (!arg.startsWith('-')) machine.files.mkdir(resolve(arg))
  return 0
}

const rm: Program = ({ args, machine, resolve }) => {
  for (const arg of args) if (!arg.startsWith('-')) machine.files.remove(resolve(arg))
  return 0
}

const mv: Program = ({ args: [from = '', to = ''], machine, resolve }) => {
  const node = machine.files.node(resolve(from))
  const target = machine.files.isDir(resolve(to)) ? `${resolve(to)}/${from.split('/').at(-1)}` : resolve(to)
  if (!node) return 1
  machine.files.remove(resolve(from))
  machine.files.put(target, node)
  return 0
}

const chmod: Program = ({ args: [mode, ...paths], machine, resolve }) => {
  for (const path of paths) {
    const file = machine.files.file(resolve(path))
    if (file) machine.files.write(resolve(path), file.text, mode === '+x' || mode === '755')
  }
  return 0
}

export const programs: Readonly<Record<string, Program>> = {
  ...{ cat, echo, cd, mkdir, rm, mv, chmod },
  pwd: ({ shell, out }) => {
    out(`${shell.cwd}\n`)
    return 0
  },
  true: () => 0,
  false: () => 1,
}

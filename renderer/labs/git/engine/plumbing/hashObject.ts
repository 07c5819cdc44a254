/** `git hash-object`. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { utf8 } from '../core/bytes'
import { decodeBody, isObjectType, type ObjectType, oidOf } from '../core/objects'

const spec = {
  t: 'value t',
  w: 'flag w',
  stdin: 'flag',
  'stdin-paths': 'flag',
  path: 'value',
  'no-filters': 'flag',
  literally: 'flag',
} as const satisfies Spec

export const hashObject: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const type = options.value('t') ?? 'blob'
  const isStored = options.on('w')
  if (options.on('stdin-paths') && options.on('stdin'))
    throw new Fatal(
      "error: Can't use --stdin-paths with --stdin\nusage: git hash-object [-t <type>] [-w] [--stdin] [--] <file>...\n",
      129,
      false,
    )
  const print = (text: string) => git.out(`${hash(git, type, text, isStored)}\n`)
  if (options.on('stdin')) print(git.stdin)
  const paths = options.on('stdin-paths') ? git.stdin.split('\n').filter((line) => line !== '') : options.rest
  for (const path of paths) {
    const at = git.resolve(path)
    if (git.machine.files.isDir(at)) throw new Fatal(`Unable to hash ${path}`)
    const text = git.machine.files.read(at)
    if (text === undefined) throw new Fatal(`could not open '${path}' for reading: No such file or directory`)
    print(text)
  }
  return 0
}

function hash(git: Git, type: string, text: string, isStored: boolean): string {
  if (!isObjectType(type)) throw new Fatal(`invalid object type "${type}"`)
  const object = decodeBody(type, utf8(text))
  if (!object) throw new Fatal(problem(type))
  return isStored ? git.repo.put(object) : oidOf(object)
}

function problem(type: ObjectType): string {
  return type === 'tree' ? 'too-short tree object' : `corrupt ${type}`
}

/** `git cat-file`. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { fromUtf8 } from '../core/bytes'
import { encodeBody, type GitObject, isObjectType, type Oid, sizeOf, type Tree } from '../core/objects'
import { quotePath } from '../work/quote'
import { requireObject } from './names'
import { treeLine } from './treeLine'

const spec = {
  t: 'flag t',
  s: 'flag s',
  e: 'flag e',
  p: 'flag p',
} as const satisfies Spec

const usage = 'usage: git cat-file <type> <object>\n'

export const catFile: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const modes = (['t', 's', 'e', 'p'] as const).filter((mode) => options.on(mode))
  const [mode, second] = modes
  if (mode !== undefined && second !== undefined)
    throw new Fatal(`error: switch \`${second}' is incompatible with -${mode}\n`, 129, false)
  const { rest } = options
  if (mode !== undefined && rest.length === 0)
    throw new Fatal(`fatal: <object> required with '-${mode}'\n\n${usage}`, 129, false)
  if (mode !== undefined && rest.length > 1) throw new Fatal(`fatal: too many arguments\n\n${usage}`, 129, false)
  if (mode === undefined && rest.length < 2) throw new Fatal(usage, 129, false)
  if (mode === undefined && rest.length > 2)
    throw new Fatal(
      `fatal: only two arguments allowed in <type> <object> mode, not ${rest.length}\n\n${usage}`,
      129,
      false,
    )
  return mode === undefined ? ofType(git, rest[0] ?? '', rest[1] ?? '') : one(git, mode, rest[0] ?? '')
}

function one(git: Git, mode: 't' | 's' | 'e' | 'p', name: string): number {
  const oid = requireObject(git, name)
  const object = git.repo.get(oid)
  if (mode === 'e') return object ? 0 : 1
  if (!object)
    throw new Fatal(mode === 'p' ? `Not a valid object name ${name}` : 'git cat-file: could not get object info')
  if (mode === 't') git.out(`${object.type}\n`)
  else if (mode === 's') git.out(`${sizeOf(object)}\n`)
  else git.out(object.type === 'tree' ? treeText(git, object) : bodyText(object))
  return 0
}

/** The body of that kind, through tags and, for a tree, through commits. */
function ofType(git: Git, type: string, name: string): number {
  if (!isObjectType(type)) throw new Fatal(`invalid object type "${type}"`)
  let oid: Oid | undefined = requireObject(git, name)
  for (let object = git.repo.get(oid); object; object = oid === undefined ? undefined : git.repo.get(oid)) {
    if (object.type === type) {
      git.out(bodyText(object))
      return 0
    }
    if (object.type === 'tag') oid = object.object
    else if (object.type === 'commit' && type === 'tree') oid = object.tree
    else break
  }
  throw new Fatal(`git cat-file ${name}: bad file`)
}

const bodyText = (object: GitObject) => (object.type === 'blob' ? object.text : fromUtf8(encodeBody(object)))

const treeText = (git: Git, tree: Tree) =>
  tree.entries.map((entry) => `${treeLine(git, entry)}\t${quotePath(entry.name)}\n`).join('')

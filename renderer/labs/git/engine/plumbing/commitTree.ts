/** `git commit-tree` */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import type { Oid } from '../core/objects'
import { resolve } from '../history/revision'

const commitSpec = {
  p: 'list p',
  m: 'list m',
  F: 'list F',
} as const satisfies Spec

const usage = 'usage: git commit-tree <tree> [(-p <parent>)...]\n'

export const commitTree: Command = (git, args) => {
  const options = parseOptions(args, commitSpec)
  const [name, ...more] = options.rest
  if (name === undefined) throw new Fatal(usage, 129, false)
  if (more.length > 0) throw new Fatal('must give exactly one tree')
  const parents: Oid[] = []
  for (const given of options.all('p')) {
    const oid = requireKind(git, given, 'commit')
    if (parents.includes(oid)) git.err(`error: duplicate parent ${oid} ignored\n`)
    else parents.push(oid)
  }
  const message = messageOf(git, args)
  const tree = requireKind(git, name, 'tree')
  const { ident } = git
  const oid = git.repo.put({ type: 'commit', tree, parents, author: ident, committer: ident, message })
  git.out(`${oid}\n`)
  return 0
}

function requireKind(git: Git, name: string, type: 'commit' | 'tree'): Oid {
  const oid = resolve(git, name)
  if (oid === undefined) throw new Fatal(`not a valid object name ${name}`)
  if (git.repo.get(oid)?.type !== type) throw new Fatal(`${oid} is not a valid '${type}' object`)
  return oid
}

/** `-m` and `-F` in the order in which they were given, as paragraphs; else what comes in. */
function messageOf(git: Git, args: readonly string[]): string {
  const parts: string[] = []
  for (let at = 0; at < args.length; at++) {
    const found = /^-([mF])(.*)$/s.exec(args[at] ?? '')
    if (!found) {
      if (args[at] === '-p') at++
      continue
    }
    const value = found[2] !== undefined && found[2] !== '' ? found[2] : (args[++at] ?? '')
    parts.push(found[1] === 'm' ? value : readMessage(git, value))
  }
  if (parts.length === 0) return git.stdin
  return parts.reduce((text, part) => complete(text === '' ? part : `${text}\n${part}`), '')
}

const complete = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

function readMessage(git: Git, path: string): string {
  if (path === '-') return git.stdin
  const text = git.machine.files.read(git.resolve(path))
  if (text === undefined) throw new Fatal(`git commit-tree: failed to open '${path}': No such file or directory`)
  return text
}

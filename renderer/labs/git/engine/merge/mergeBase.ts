/** `git merge-base` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import type { Oid } from '../core/objects'
import { commitAt, untag } from '../history/peel'
import { resolve } from '../history/revision'
import { ancestryOf, basesOfMany, independent, isAncestor, octopusBases } from './bases'
import { forkPoint } from './forkPoint'

const spec = {
  all: 'flag a',
  octopus: 'flag',
  independent: 'flag',
  'is-ancestor': 'flag',
  'fork-point': 'flag',
} as const

const allModes = ['octopus', 'independent', 'is-ancestor', 'fork-point'] as const

const usage = () => new Fatal('usage: git merge-base [-a | --all] <commit> <commit>...\n', 129, false)

export function mergeBase(git: Git, args: readonly string[]): number {
  const { on, rest, order } = parseOptions(args, spec)
  const modes = order.flatMap((name) => allModes.filter((mode) => mode === name && on(mode)))
  const clash = modes.find((mode) => mode !== modes[0])
  if (clash) throw new Fatal(`error: option \`${clash}' is incompatible with --${modes[0]}\n`, 129, false)
  const isAll = on('all')
  const ancestry = ancestryOf(git.repo)
  switch (modes[0]) {
    case 'is-ancestor': {
      if (isAll) throw new Fatal("options '--is-ancestor' and '--all' cannot be used together")
      const [one, other] = rest
      if (rest.length < 2) throw usage()
      if (rest.length !== 2 || one === undefined || other === undefined)
        throw new Fatal('--is-ancestor takes exactly two commits')
      return isAncestor(git.repo, commitNamed(git, one), commitNamed(git, other)) ? 0 : 1
    }
    case 'independent':
      if (isAll) throw new Fatal("options '--independent' and '--all' cannot be used together")
      return print(
        git,
        independent(
          ancestry,
          rest.map((name) => commitNamed(git, name)),
        ),
        true,
      )
    case 'octopus':
      return print(
        git,
        octopusBases(
          ancestry,
          rest.map((name) => commitNamed(git, name)),
        ),
        isAll,
      )
    case 'fork-point': {
      const [ref, commit = 'HEAD'] = rest
      if (ref === undefined || rest.length > 2) throw usage()
      const found = forkPoint(git, ref, commitNamed(git, commit))
      return print(git, found === undefined ? [] : [found], false)
    }
  }
  if (rest.length < 2) throw usage()
  const [first = '', ...others] = rest.map((name) => commitNamed(git, name))
  return print(git, basesOfMany(ancestry, first, others), isAll)
}

function commitNamed(git: Git, name: string): Oid {
  const object = resolve(git, name)
  if (object === undefined) throw new Fatal(`Not a valid object name ${name}`)
  const commit = commitAt(git.repo, object)
  if (commit !== undefined) return commit
  const end = untag(git.repo, object) ?? object
  git.err(`error: object ${end} is a ${git.repo.get(end)?.type ?? 'blob'}, not a commit\n`)
  throw new Fatal(`Not a valid commit name ${name}`)
}

function print(git: Git, oids: readonly Oid[], isAll: boolean): number {
  for (const oid of isAll ? oids : oids.slice(0, 1)) git.out(`${oid}\n`)
  return oids.length === 0 ? 1 : 0
}

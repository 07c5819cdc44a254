/** From an object to the one that it leads to. */
import type { Git } from '../command/git'
import type { GitObject, ObjectType, Oid } from '../core/objects'
import type { Repository } from '../core/repository'

/** The object at the end of a chain of tags; undefined where it is not stored. */
export function untag(repo: Repository, oid: Oid): Oid | undefined {
  let at = oid
  for (let object = repo.get(at); object; object = repo.get(at)) {
    if (object.type !== 'tag') return at
    at = object.object
  }
  return undefined
}

/** The commit that an id leads to, through tags. */
export function commitAt(repo: Repository, oid: Oid): Oid | undefined {
  const at = untag(repo, oid)
  return at !== undefined && repo.commit(at) ? at : undefined
}

/** The tree that an id leads to, through tags and commits. */
export function treeAt(repo: Repository, oid: Oid): Oid | undefined {
  const at = untag(repo, oid)
  const object = at === undefined ? undefined : repo.get(at)
  if (object?.type === 'commit') return object.tree
  return object?.type === 'tree' ? at : undefined
}

/** `x^{type}`: an object of that type that an id leads to. Says what git says where it leads to another. */
export function peelTo(git: Git, oid: Oid, type: ObjectType, shown: string): Oid | undefined {
  let at = oid
  for (let object = git.repo.get(at); object; object = git.repo.get(at)) {
    if (object.type === type) return at
    const next = nextOf(object)
    if (next === undefined) {
      git.err(`error: ${shown}: expected ${type} type, but the object dereferences to ${object.type} type\n`)
      return undefined
    }
    at = next
  }
  return undefined
}

const nextOf = (object: GitObject): Oid | undefined =>
  object.type === 'tag' ? object.object : object.type === 'commit' ? object.tree : undefined

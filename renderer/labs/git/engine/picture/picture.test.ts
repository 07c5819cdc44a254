import { describe, expect, it } from 'vitest'
import { layOut, Machine } from '../core/machine'
import { emptyTree, zeroOid } from '../core/objects'
import { appendLog, setHead, updateRef, writePlainRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { type Picture, personOf, pictureOf, subjectOf } from './picture'
import { changesBetween } from './pictureChanges'

function fresh() {
  const machine = new Machine(1_767_603_600)
  layOut(machine.files, '/home/you/app/.git', false, 'main')
  const repo = machine.repositoryAt('/home/you/app')
  if (!repo) throw new Error('no repository')
  const who = () => `Ada <ada@example.com> ${machine.now} +0000`
  const commit = (subject: string, parents: readonly string[] = [], ref?: string) => {
    machine.now += 60
    const oid = repo.put({
      ...{ type: 'commit', tree: emptyTree, parents, author: who(), committer: who() },
      message: `${subject}\n`,
    })
    if (ref) updateRef(repo, ref, oid, { who: who(), message: `commit: ${subject}` })
    return oid
  }
  const move = (ref: string, oid: string) => updateRef(repo, ref, oid, { who: who(), message: 'reset: moving' })
  return { repo, commit, move, who }
}

const standing = ({ commits }: Picture, oid: string) => commits.find((one) => one.oid === oid)?.standing
const subjects = (repo: Repository) => pictureOf(repo).commits.map(({ subject }) => subject)

describe('the picture of a repository', () => {
  it('is empty before the first commit, and knows the branch that will be', () => {
    const { repo } = fresh()
    expect(pictureOf(repo)).toEqual({
      ...{ commits: [], refs: [], underWay: [] },
      head: { kind: 'branch', name: 'main', oid: undefined },
    })
  })

  it('says what keeps each commit', () => {
    const { repo, commit, move, who } = fresh()
    const first = commit('First', [], 'HEAD')
    const second = commit('Second', [first], 'HEAD')
    move('HEAD', first)
    const index = commit('index on main', [first])
    const stash = commit('WIP on main', [first, index])
    repo.writeGit('refs/stash', `${stash}\n`)
    appendLog(repo, 'refs/stash', { old: zeroOid, oid: stash, who: who(), message: 'WIP' })
    const stray = commit('Stray', [second])
    const picture = pictureOf(repo)
    expect([first, second, stash, index, stray].map((oid) => standing(picture, oid))).toEqual([
      ...['ref', 'reflog', 'stash', 'stash', 'dangling'],
    ])
    expect(picture.commits.find(({ oid }) => oid === index)?.stashPart).toBe('index')
    expect(picture.commits.find(({ oid }) => oid === stash)?.stashPart).toBeUndefined()
    expect(picture.refs.map(({ label }) => label)).toEqual(['main', 'stash@{0}'])
  })

  it('keeps what an annotated tag names, and knows the tag', () => {
    const { repo, commit, move, who } = fresh()
    const first = commit('First', [], 'HEAD')
    const second = commit('Second', [first], 'HEAD')
    const tag = repo.put({
      ...{ type: 'tag', object: second, objectType: 'commit', name: 'v1', tagger: who(), message: 'One\n' },
    })
    repo.writeGit('refs/tags/v1', `${tag}\n`)
    move('HEAD', first)
    const picture = pictureOf(repo)
    expect(standing(picture, second)).toBe('ref')
    expect(picture.refs.find(({ kind }) => kind === 'tag')).toEqual({
      ...{ name: 'refs/tags/v1', label: 'v1', kind: 'tag', oid: second, tag },
    })
  })

  it('sees a detached HEAD, which keeps its commit', () => {
    const { repo, commit, who } = fresh()
    const first = commit('First', [], 'HEAD')
    setHead(repo, { oid: first }, { who: who(), message: 'checkout: moving' })
    const loose = commit('Loose', [first], 'HEAD')
    const picture = pictureOf(repo)
    expect(picture.head).toEqual({ kind: 'detached', oid: loose })
    expect(standing(picture, loose)).toBe('ref')
  })

  it('orders commits as git log --graph does: lines stay together, the newest first', () => {
    const { repo, commit } = fresh()
    const base = commit('base', [], 'HEAD')
    const main = commit('main 1', [base], 'HEAD')
    const topic = commit('topic 1', [base], 'refs/heads/topic')
    const main2 = commit('main 2', [main], 'HEAD')
    commit('topic 2', [topic], 'refs/heads/topic')
    expect(subjects(repo)).toEqual(['topic 2', 'topic 1', 'main 2', 'main 1', 'base'])
    commit('merge', [main2, commit('topic 3', [topic])], 'HEAD')
    expect(subjects(repo)).toEqual(['merge', 'topic 3', 'main 2', 'main 1', 'topic 2', 'topic 1', 'base'])
  })

  it('leaves out a parent that is not stored', () => {
    const { repo, commit } = fresh()
    commit('Orphan', ['1'.repeat(40)], 'HEAD')
    expect(pictureOf(repo).commits[0]?.parents).toEqual([])
  })

  it('knows what is under way', () => {
    const { repo, commit } = fresh()
    const first = commit('First', [], 'HEAD')
    writePlainRef(repo, 'MERGE_HEAD', first)
    expect(pictureOf(repo).underWay).toEqual([{ kind: 'merge', oid: first }])
    expect(pictureOf(repo).refs.at(-1)).toMatchObject({ label: 'MERGE_HEAD', kind: 'pseudo' })
    repo.removeGit('MERGE_HEAD')
    repo.writeGit('rebase-merge/head-name', 'refs/heads/topic\n')
    repo.writeGit('rebase-merge/msgnum', '2\n')
    repo.writeGit('rebase-merge/end', '5\n')
    writePlainRef(repo, 'CHERRY_PICK_HEAD', first)
    expect(pictureOf(repo).underWay).toEqual([{ kind: 'rebase', branch: 'topic', done: 2, all: 5 }])
    repo.files.remove(repo.path('rebase-merge'))
    expect(pictureOf(repo).underWay).toEqual([{ kind: 'cherryPick', oid: first }])
    repo.removeGit('CHERRY_PICK_HEAD')
    repo.writeGit('BISECT_START', 'main\n')
    writePlainRef(repo, `refs/bisect/good-${first}`, first)
    expect(pictureOf(repo).underWay).toEqual([{ kind: 'bisect', good: 1, isBadKnown: false }])
    expect(pictureOf(repo).refs.find(({ kind }) => kind === 'bisect')?.label).toBe('good')
  })

  it('reads subjects and people', () => {
    expect(subjectOf('One\ntwo\n\nthree\n')).toBe('One two')
    expect(personOf('Ada M <a@b> 12 +0000')).toEqual({ name: 'Ada M', mail: 'a@b', seconds: 12 })
    expect(personOf('nonsense').seconds).toBe(0)
  })
})

describe('what changed between two pictures', () => {
  it('names moves, new and lost refs, and counts commits', () => {
    const { repo, commit, move } = fresh()
    const first = commit('First', [], 'HEAD')
    const before = pictureOf(repo)
    const second = commit('Second', [first], 'HEAD')
    move('refs/heads/topic', first)
    const after = pictureOf(repo)
    expect(changesBetween(before, after)).toEqual([
      { kind: 'ref', label: 'main', from: first, to: second },
      { kind: 'ref', label: 'topic', from: undefined, to: first },
      { kind: 'added', count: 1 },
    ])
    expect(changesBetween(after, after)).toEqual([])
    repo.removeGit('refs/heads/topic')
    move('HEAD', first)
    expect(changesBetween(after, pictureOf(repo))).toEqual([
      { kind: 'ref', label: 'main', from: second, to: first },
      { kind: 'ref', label: 'topic', from: first, to: undefined },
      { kind: 'left', count: 1 },
    ])
    // What had left before does not leave again.
    const left = pictureOf(repo)
    const third = commit('Third', [first], 'HEAD')
    expect(changesBetween(left, pictureOf(repo))).toEqual([
      { kind: 'ref', label: 'main', from: first, to: third },
      { kind: 'added', count: 1 },
    ])
  })

  it('tells where HEAD went, and what began and ended', () => {
    const { repo, commit, move, who } = fresh()
    const first = commit('First', [], 'HEAD')
    move('refs/heads/topic', first)
    const one = pictureOf(repo)
    setHead(repo, { ref: 'refs/heads/topic' }, { who: who(), message: 'checkout: moving' })
    writePlainRef(repo, 'MERGE_HEAD', first)
    const two = pictureOf(repo)
    expect(changesBetween(one, two)).toEqual([
      { kind: 'head', from: one.head, to: { kind: 'branch', name: 'topic', oid: first } },
      { kind: 'ref', label: 'MERGE_HEAD', from: undefined, to: first },
      { kind: 'begun', what: 'merge' },
    ])
    expect(changesBetween(two, one).at(-1)).toEqual({ kind: 'ended', what: 'merge' })
  })
})

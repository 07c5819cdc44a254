import { describe, expect, it } from 'vitest'
import { layOut, Machine } from '../core/machine'
import { updateRef, writePlainRef } from '../core/refs'
import { writeTree } from '../core/repository'
import { diffTexts, filesAt, textIn } from './files'

function fresh() {
  const machine = new Machine(0)
  layOut(machine.files, '/home/you/app/.git', false, 'main')
  const repo = machine.repositoryAt('/home/you/app')
  if (!repo) throw new Error('no repository')
  const write = (path: string, text: string) => machine.files.write(repo.workPath(path), text)
  const leaf = (text: string) => ({ mode: '100644' as const, oid: repo.putBlob(text) })
  const stage = (files: Readonly<Record<string, string>>) =>
    repo.setIndex(Object.entries(files).map(([path, text]) => ({ path, stage: 0 as const, ...leaf(text) })))
  const commit = (files: Readonly<Record<string, string>>) => {
    const tree = writeTree(
      repo,
      Object.entries(files).map(([path, text]) => [path, leaf(text)] as const),
    )
    const who = 'Ada <a@b> 0 +0000'
    const oid = repo.put({ type: 'commit', tree, parents: [], author: who, committer: who, message: 'Start\n' })
    updateRef(repo, 'HEAD', oid, { who, message: 'commit' })
    return oid
  }
  const rows = (cwd = '/home/you/app') => filesAt(machine, '/home/you', cwd)?.rows ?? []
  const marks = () =>
    rows().map(({ path, staged, unstaged, stages, isUntracked }) =>
      [path, staged ?? '-', unstaged ?? '-', stages ? Object.keys(stages).join('') : '-', isUntracked ? '?' : '-'].join(
        ' ',
      ),
    )
  return { machine, repo, write, stage, commit, rows, marks, leaf }
}

describe('files in their three places', () => {
  it('are told apart', () => {
    const { repo, write, stage, commit, marks } = fresh()
    commit({ 'a/same': 's\n', gone: 'g\n', left: 'l\n', new: 'n\n', unstaged: 'u\n' })
    stage({ 'a/same': 's\n', added: 'a\n', left: 'l\n', new: 'n2\n', unstaged: 'u\n' })
    for (const [path, text] of Object.entries({ 'a/same': 's\n', added: 'a\n', new: 'n2\n', unstaged: 'u2\n' }))
      write(path, text)
    write('dir/one', '1\n')
    write('other', '2\n')
    expect(marks()).toEqual([
      ...['a/same - - - -', 'added A - - -', 'dir/ - - - ?', 'gone D - - -', 'left - D - -', 'new M - - -'],
      ...['other - - - ?', 'unstaged - M - -'],
    ])
    expect(repo.worktree).toBe('/home/you/app')
  })

  it('show the stages of a conflict, with their texts', () => {
    const { repo, write, commit, marks, rows, leaf } = fresh()
    commit({ f: 'ours\n' })
    const stages = (['base\n', 'ours\n', 'theirs\n'] as const).map((text, at) => ({
      ...{ path: 'f', stage: (at + 1) as 1 | 2 | 3 },
      ...leaf(text),
    }))
    repo.setIndex(stages)
    write('f', '<<<<<<<\n')
    writePlainRef(repo, 'MERGE_HEAD', '1'.repeat(40))
    expect(marks()).toEqual(['f - - 123 -'])
    const [row] = rows()
    if (!row) throw new Error('no row')
    expect(([1, 2, 3, 'head', 'work', 'index'] as const).map((place) => textIn(repo, row, place))).toEqual([
      ...['base\n', 'ours\n', 'theirs\n', 'ours\n', '<<<<<<<\n', undefined],
    ])
  })

  it('know a path that left the index and is still on the disk', () => {
    const { write, stage, commit, marks } = fresh()
    commit({ f: 'text\n' })
    stage({})
    write('f', 'text\n')
    expect(marks()).toEqual(['f D - - ?'])
  })

  it('are none outside a repository', () => {
    const { machine } = fresh()
    expect(filesAt(machine, '/home/you', '/home/you')).toBeUndefined()
  })
})

describe('the lines that differ', () => {
  it('stand with their numbers and a few lines around them', () => {
    const old = 'a\nb\nc\nd\ne\nf\n'
    const shown = (context: number) =>
      diffTexts(old, 'a\nb\nC\nd\ne\nf\ng\n', context).map(({ kind, text, old: before, now }) =>
        [kind, text.trim(), before ?? '', now ?? ''].join(' '),
      )
    expect(shown(1)).toEqual([
      ...['same b 2 2', 'removed c 3 ', 'added C  3', 'same d 4 4', 'gap   ', 'same f 6 6', 'added g  7'],
    ])
    expect(diffTexts(old, old)).toEqual([])
  })
})

/** `git merge` and `merge-base` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import { report } from './compare'
import { whyNot } from './real'
import { globalConfig, type Step, start } from './script'

const reason = whyNot()
if (reason) console.warn(`Merges are not compared with real git: ${reason}`)

/** `t` and `main` have each a commit more than `u`; `dev` is where `main` is. */
const fork = [
  'echo a >a; git add a; git commit -qm base; git checkout -qb t; echo b >b; git add b; git commit -qm tb',
  'git checkout -q main; echo c >c; git add c; git commit -qm c; git checkout -qb dev; git checkout -qb u HEAD~; git checkout -q main',
]
/** Both have changed the same line of `a`; `t` has a file `n` besides. */
const clash = [
  'printf "1\\n2\\n3\\n" >a; git add a; git commit -qm base; git checkout -qb t; printf "1\\nt\\n3\\n" >a; echo n >n; git add .; git commit -qm tb',
  'git checkout -q main; printf "1\\nm\\n3\\n" >a; git commit -qam c',
]
const third =
  'git checkout -qb w main~; echo w >w; git add w; git commit -qm "w: one" -m "With a body."; git checkout -q main'
const undo = 'git reset -q --hard HEAD^'

const scripts: Readonly<Record<string, readonly (string | Step)[]>> = {
  'a merge commit, and nothing more to merge': [...fork, 'git merge t', 'git merge t', 'git merge --squash t'],
  'what it says, and what it says not': [
    ...fork,
    ...['git merge --no-edit -n t', undo, 'git merge -q t', undo, 'git merge --no-stat t', undo],
    ...['git config merge.stat false; git merge t', undo, 'git merge --stat t'],
  ],
  'messages of its own': [
    ...fork,
    ...['git merge -m foo -m bar t', undo, 'echo "my msg" >f; git merge -F f t', undo, 'git merge --into-name foo t'],
    ...[undo, 'git -c merge.suppressDest=x merge t', undo, 'git merge --signoff t', undo, 'git merge --log t'],
    ...['git checkout -q dev; git merge t', 'git checkout -q --detach u; git merge --no-ff t'],
  ],
  'names of all kinds': [
    ...fork,
    'git tag -a v1 t -m ver -m body; git tag light t; git checkout -q t; echo 1 >t1; git add t1; git commit -qm t1; git checkout -q main',
    ...[
      't~1',
      't^',
      't~0',
      'heads/t',
      'refs/heads/t',
      'v1',
      'light',
      'v1~1',
      '@{-1}',
      '$(git rev-parse --short t)',
    ].flatMap((name) => [`git merge --no-ff -q ${name}`, undo]),
    'git merge -',
  ],
  'an annotated tag without a commit': [
    ...fork,
    'git tag -a v1 t -m ver',
    'git merge --no-commit v1',
    { line: 'git merge --continue', edits: [null] },
  ],
  'fast-forward': [
    ...fork,
    ...['git checkout -q u; git merge t', 'git reset -q --hard main~; git merge -m x t', 'git merge --ff-only main'],
    ...['git reset -q --hard main~; git merge --ff-only t', 'git reset -q --hard main~; git merge --no-ff t'],
    ...['git merge --no-ff t', 'git config merge.ff only; git merge main', 'git config merge.ff false'],
    ...['git reset -q --hard main~; git merge main', 'git reset -q --hard main~; git merge --ff t'],
  ],
  squash: [
    ...fork,
    third,
    ...['git merge --squash t', 'git status', 'git merge --abort', 'git commit -qm s', 'git merge --squash w'],
    ...['git reset -q --hard u; git merge --squash t w', 'git reset -q --hard u; git merge --squash t'],
    ...['git merge --squash --no-ff t', 'git merge --squash --commit t', 'git merge --squash HEAD'],
  ],
  'no commit': [
    ...fork,
    ...['git merge --no-commit t', 'git merge t', 'git merge --quit', 'git status', 'git reset -q --hard'],
    ...['git merge --no-ff --no-commit t', { line: 'git merge --continue', edits: [null] }, undo],
    ...['git merge --no-commit t', 'git merge --abort', 'git status'],
  ],
  'what cannot be merged': [
    ...fork,
    ...['git merge nope', 'git merge', 'git merge -s foo t', 'git merge -X foo t', 'git merge --abort'],
    ...['git merge --continue', 'git merge --quit', 'git merge HEAD:a', 'git merge HEAD^{tree}', 'git merge HEAD'],
    ...['git merge u u', 'git merge --ff-only t', 'git merge --cleanup=foo t', 'git config branch.main.remote .'],
    ...['git merge', 'git config branch.main.merge refs/heads/t; git merge'],
  ],
  'a remote branch that was perhaps meant': [
    ...fork,
    'git update-ref refs/remotes/origin/x t; git update-ref refs/remotes/up/x t; git update-ref refs/remotes/up/y t',
    ...['git merge x', 'git merge y', 'git merge origin/x'],
  ],
  strategies: [
    ...fork,
    ...[
      'git merge -s ours t',
      undo,
      'git merge -s recursive t',
      undo,
      'git merge -s ort t dev u',
      'git merge -s ort t',
    ],
    'git checkout -q u; git merge -s ours main',
  ],
  'the editor': [
    ...fork,
    { line: 'git merge --edit t', edits: [null] },
    undo,
    { line: 'git merge -e t', edits: ['hi  \n\n\nyou\n# c\n'] },
    undo,
    { line: 'git merge -e --cleanup=verbatim t', edits: ['hi  \n\n\nyou\n# c\n'] },
    undo,
    { line: 'git merge -e t', edits: [''] },
    ...['git status', 'git commit -m foo'],
  ],
  conflicts: [
    ...clash,
    ...['git merge t', 'git status', 'git merge t', 'git merge --continue', 'git merge --abort', 'git status'],
    ...['git merge t', 'echo x >a; git add a', { line: 'git merge --continue', edits: [null] }, 'git log --oneline'],
  ],
  'styles of conflicts': [
    ...clash,
    ...['git -c merge.conflictStyle=diff3 merge t', 'cat a; git merge --abort'],
    ...[
      'git -c merge.conflictStyle=zdiff3 merge -m foo t',
      'cat a; git merge --abort',
      'git merge --squash t',
      'cat a',
    ],
    ...[
      'git reset -q --hard; git merge -X ours t',
      undo,
      'git merge -Xtheirs t',
      'git -c merge.conflictStyle=x merge t',
    ],
  ],
  'changes that would be lost': [
    ...clash,
    ...['echo q >n; git merge t', 'git merge --squash t', 'rm n; echo q >>a; git merge t', 'git add a; git merge t'],
    ...['git merge -s ours t', 'git status', 'git reset -q --hard; git checkout -q t~; echo q >n; git merge t'],
    ...['rm n; echo q >>a; git merge t', 'git add a; git merge t', 'git status'],
  ],
  'an index that keeps git from merging': [
    ...clash,
    ...['cp a old; echo q >a; git add a; mv old a; git merge t', 'git status'],
    ...['git reset -q --hard; echo q >q; git add -N q; git merge t', 'git status'],
  ],
  'a log of an early part': [
    ...clash,
    'git checkout -q -b more HEAD~1; echo 1 >more; git add more; git commit -qm "more 1"; echo 2 >more; git commit -qam "more 2"; echo 3 >more; git commit -qam "more 3"',
    ...['git tag v1; git tag -a v2 -m two; git checkout -q main', 'git merge --log more~1; git cat-file -p HEAD'],
    ...['git reset -q --hard HEAD~1; git merge --no-commit --log=2 v1; cat .git/MERGE_MSG; git reset -q --hard'],
    ...['git merge --no-commit --log v2; cat .git/MERGE_MSG; git reset -q --hard'],
    ...['git merge --no-commit --log=1 $(git rev-parse more); cat .git/MERGE_MSG'],
  ],
  'a branch that is yet to be born, and another root': [
    ...['git merge x', 'git merge', ...fork, 'git checkout -q --orphan o; git rm -qrf .', 'git merge --no-ff main'],
    ...['git merge --squash main', 'git merge main t', 'git merge t', 'git checkout -q --orphan p; git rm -qrf .'],
    ...['echo 1 >one; git add one; git commit -qm one', 'git merge main', 'git merge --allow-unrelated-histories main'],
  ],
  'several heads': [
    ...fork,
    third,
    ...['git merge t w', undo, 'git merge u t', 'git reset -q --hard dev; git checkout -q u', 'git merge t w'],
    ...['git merge t w', 'git checkout -q dev; git merge t w main', 'git log --graph --format="%s %p"'],
  ],
  'several heads in conflict': [...clash, third, 'git merge t w', 'git status', 'echo q >>a; git add a; git merge t w'],
  'renames, modes, deletions and directories': [
    'mkdir d; printf "1\\n2\\n3\\n4\\n" >d/x; cp=1; echo 1 >a; printf "7\\n8\\n9\\n" >m; git add .; git commit -qm base',
    'git checkout -qb t; git mv d e; echo 5 >>e/x; git rm -q a; chmod +x m; git commit -qam t',
    'git checkout -q main; echo 2 >>a; echo 6 >>d/x; echo n >d/new; git add .; git commit -qm m',
    ...['git merge t', 'git status', 'cat e/x', 'git ls-files -s'],
  ],
  'histories that crossed': [
    'printf "1\\n2\\n3\\n4\\n5\\n" >a; git add a; git commit -qm base; git checkout -qb t',
    'printf "1\\n2\\nt\\n4\\n5\\n" >a; git commit -qam t1; git checkout -q main; printf "1\\n2\\nm\\n4\\n5\\n" >a; git commit -qam m1',
    'git branch m1; git branch t1 t; git merge t1; echo m >a; git commit -qam mt; git checkout -q t; git merge m1; echo t >a; git commit -qam tm',
    ...['git merge-base --all main t', 'git -c merge.conflictStyle=diff3 merge main', 'cat a'],
  ],
  'merge-base': [
    ...fork,
    ...['git tag -a v t -m x; git merge-base main t', 'git merge-base --all main t v', 'git merge-base nope t'],
    ...['git merge-base HEAD: t', 'git merge-base --is-ancestor main t', 'git merge-base --is-ancestor main~ t'],
    ...[
      'git merge-base --is-ancestor a b c',
      'git merge-base --independent main t main~ v',
      'git merge-base --octopus main',
    ],
    ...[
      'git merge-base --octopus -a main t main~',
      'git merge-base --fork-point main t',
      'git merge-base --fork-point t',
    ],
    ...[
      'git merge-base --fork-point nope',
      'git merge-base --is-ancestor --all main t',
      'git merge-base --independent',
    ],
    ...['git reset -q --hard u; git merge-base --fork-point dev main', 'git merge-base --fork-point main t'],
    'git checkout -q --orphan o; git commit -qm o; git merge-base o main',
  ],
}

describe.skipIf(reason !== undefined)('merge', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 30_000 }, (_, steps) => {
    expect(report(steps)).toBeUndefined()
  })
})

describe('merge on a terminal', () => {
  it('opens the editor for the message, and not when there is one', () => {
    const machine = new Machine(start)
    machine.files.write('/home/you/.gitconfig', globalConfig)
    layOut(machine.files, '/home/you/app/.git', false, 'main')
    const shell = new Shell(machine, '/home/you', '/home/you/app')
    for (const line of fork) shell.run({ line })
    const asked = shell.run({ line: 'git merge t', isTty: true })
    expect(asked.kind === 'editor' && asked.text).toContain(
      "Merge branch 't'\n# Please enter a commit message to explain",
    )
    const done = shell.run({ line: 'git merge t', isTty: true, edits: ['Because\n# not this\n'] })
    expect(done).toMatchObject({ kind: 'ran', code: 0 })
    const repo = machine.repositoryAt('/home/you/app')
    const head = repo?.readGit('refs/heads/main')?.trim() ?? ''
    expect(repo?.commit(head)).toMatchObject({ message: 'Because\n' })
    expect(shell.run({ line: 'git merge -m mine dev', isTty: true })).toMatchObject({ kind: 'ran', code: 0 })
  })
})

/** A branch is copied onto main, and main moves ahead to it. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const service = (replicas: number) => deployment('shop', { replicas })
const [count, errors] = [
  settings('metrics', 'count: requests\n'),
  settings('metrics', 'count: requests\nalso: errors\n'),
]

export const ontoMain: Level = {
  id: 'onto-main',
  title: 'A straight line',
  story: [
    'Your branch `metrics` has two commits, and nobody else has them. Since you began, `main` has gained two commits of its own.',
    'The team keeps `main` without merge commits. Bring your two commits to the end of `main`, each as a commit of its own with its message, and let `main` and `metrics` both end there.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': service(2) }),
    { line: 'git switch -qc metrics' },
    commit('Count requests', { 'metrics.yaml': count }),
    commit('Count errors too', { 'metrics.yaml': errors }),
    { line: 'git switch -q main' },
    commit('Say what this is', { 'README.md': '# Shop\n' }, { later: 300 }),
    commit('Run three replicas', { 'deployment.yaml': service(3) }),
    { line: 'git switch -q metrics' },
  ],
  marks: { main: 'main', metrics: 'metrics' },
  goals: [
    {
      id: 'line',
      says: 'After the old tip of `main` come two commits in a straight line, and `main` and `metrics` are at the second.',
      check: {
        is: 'graph',
        commits: ['a: base', 'b: a'],
        refs: { 'refs/heads/main': 'b', 'refs/heads/metrics': 'b' },
        above: '%main',
      },
    },
    {
      id: 'same',
      says: 'They make the same changes as your two commits did, in the same order, under the same subjects.',
      check: {
        is: 'all',
        of: [
          { is: 'samePatch', one: 'main~1', other: '%metrics~1' },
          { is: 'samePatch', one: 'main', other: '%metrics' },
          { is: 'subjects', of: '%main..main', are: ['Count requests', 'Count errors too'] },
        ],
      },
    },
    { id: 'clean', says: 'Nothing is under way or left to be committed.', check: { is: 'clean' } },
  ],
  hints: [
    'Two steps: first your commits are copied so that they follow `main`, then `main` moves ahead to the last of them.',
    '`git rebase main` copies the commits of the branch where you are onto `main`. After that, merging `metrics` into `main` is a fast-forward.',
    'Type `git rebase main`, `git switch main` and `git merge metrics`.',
  ],
  solution: ['git rebase main', 'git switch main', 'git merge metrics'],
  wrong: ['git switch main', 'git merge --no-edit metrics'],
  question: 'After `git rebase main`, what do the commits of the branch share with the originals, and what not?',
  answer:
    'They make the same changes, with the same messages, authors and author dates. They have other parents and other committer dates, so they are other commits with other ids. The originals stay in the database and in the reflog, but the branch no longer leads to them. That is why only commits that nobody else builds on should be rebased.',
}

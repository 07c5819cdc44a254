import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const web = (replicas: number) => deployment('web', { replicas })
const cache = (size: string) => settings('cache', `size: ${size}\n`)
const metrics = settings('metrics', 'path: /metrics\nport: 9090\n')

const inOrder = 'edit rollout~1\npick rollout~2\nfixup rollout\n'

export const tidySeries: Level = {
  id: 'tidy-series',
  title: 'Three commits for the review',
  story: [
    'Your branch `rollout` has three commits that nobody has seen yet. The first adds a cache. The second does two things at once: it exposes metrics (`metrics.yaml`) and runs three web pods (`web.yaml`). The third repairs the size in `cache.yaml`, which was wrong from the start.',
    'Kim will review three commits, each of which does one thing: first `Expose metrics`, then `Run three web pods`, and last `Add a cache`, with the right size from the start. The first two may go out today, and the cache needs more time.',
    'Rewrite `rollout` so. The files at its end stay as they are.',
  ],
  setup: [
    shop,
    commit('Describe the web service', { 'web.yaml': web(2) }),
    { line: 'git switch -q -c rollout' },
    commit('Add a cache', { 'cache.yaml': cache('64Gi') }),
    commit('Expose metrics and run three web pods', { 'metrics.yaml': metrics, 'web.yaml': web(3) }),
    commit('Correct the size of the cache', { 'cache.yaml': cache('64Mi') }),
  ],
  marks: { main: 'main', before: 'rollout' },
  goals: [
    {
      id: 'series',
      says: 'Above `main`, `rollout` has `Expose metrics`, `Run three web pods` and `Add a cache`, in this order.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'rollout~3', other: '%main' },
          { is: 'same', one: 'main', other: '%main' },
          {
            is: 'subjects',
            of: 'main..rollout',
            are: ['Expose metrics', 'Run three web pods', 'Add a cache'],
          },
        ],
      },
    },
    {
      id: 'patches',
      says: 'Each of the three changes what its subject says, and nothing else.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'rollout~2', are: { 'web.yaml': web(2), 'metrics.yaml': metrics } },
          { is: 'files', at: 'rollout~1', are: { 'web.yaml': web(3), 'metrics.yaml': metrics } },
          {
            is: 'files',
            at: 'rollout',
            are: { 'web.yaml': web(3), 'metrics.yaml': metrics, 'cache.yaml': cache('64Mi') },
          },
        ],
      },
    },
    {
      id: 'done',
      says: 'The rebase is over, `rollout` is checked out, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'rollout' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'An interactive rebase does all of it: the order of the lines is the order of the commits, `fixup` folds a commit into the line above it, and `edit` stops so that you can split.',
    'At the stop, `git reset HEAD~1` takes the commit back and keeps its changes in your files. Make two commits of them, then `git rebase --continue`.',
    '`git rebase -i main`: move the second line to the top and make it `edit`; make the last one `fixup`, below `Add a cache`. Then `git reset HEAD~1`, `git add metrics.yaml`, commit, `git commit -am "Run three web pods"`, and go on.',
  ],
  solution: [
    { line: 'git rebase -i main', edits: [inOrder] },
    'git reset HEAD~1',
    'git add metrics.yaml',
    'git commit -m "Expose metrics"',
    'git commit -am "Run three web pods"',
    'git rebase --continue',
  ],
  wrong: [
    { line: 'git rebase -i main', edits: [inOrder] },
    'git commit --amend -m "Expose metrics"',
    'git rebase --continue',
  ],
  question: 'How do you split a commit in the middle of a branch into two?',
  answer:
    'Mark it `edit` in `git rebase -i`. When the rebase stops there, the commit is already made, so `git reset HEAD~1` takes it back and leaves its changes in the working tree. Add and commit one part after the other, then `git rebase --continue`. `git commit --amend` alone only replaces the commit by another single one.',
}

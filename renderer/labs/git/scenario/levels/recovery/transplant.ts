import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const web = (replicas: number) => deployment('web', { replicas })
const cache = (size: number) => settings('cache', `size: ${size}Mi\n`)
const metrics = settings('metrics', 'path: /metrics\nport: 9090\n')
const dashboard = 'title: Shop\nrows: 2\n'

export const transplant: Level = {
  id: 'transplant',
  title: 'A branch on the wrong branch',
  story: [
    'Your branch `metrics` has two commits. You began it on top of Kim’s `cache`, because you happened to be there. But the metrics do not need the cache, and Kim’s branch will not be merged for weeks.',
    'Move `metrics` onto `main`, as if you had begun it there. Only your two commits go along. Kim’s branch and `main` stay where they are.',
  ],
  setup: [
    shop,
    commit('Describe the web service', { 'web.yaml': web(2) }),
    { line: 'git switch -q -c cache' },
    { line: 'cd /home/you/shop', as: 'kim' },
    commit('Add a cache', { 'cache.yaml': cache(64) }, { as: 'kim', later: 60 }),
    commit('Make the cache larger', { 'cache.yaml': cache(128) }, { as: 'kim', later: 60 }),
    { line: 'git switch -q -c metrics' },
    commit('Expose metrics', { 'metrics.yaml': metrics }),
    commit('Add a dashboard', { 'dashboard.yaml': dashboard }),
    { line: 'git switch -q main' },
    commit('Run three web pods', { 'web.yaml': web(3) }, { as: 'kim', later: 60 }),
    { line: 'git switch -q metrics' },
  ],
  marks: { main: 'main', cache: 'cache' },
  goals: [
    {
      id: 'moved',
      says: '`metrics` stands on `main` with two commits, and nothing of the cache is below it.',
      check: { is: 'graph', commits: ['a: base', 'b: a'], refs: { metrics: 'b' }, above: '%main' },
    },
    {
      id: 'patches',
      says: 'The two commits make the changes that yours made, in the same order.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'metrics~1', are: { 'web.yaml': web(3), 'metrics.yaml': metrics } },
          {
            is: 'files',
            at: 'metrics',
            are: { 'web.yaml': web(3), 'metrics.yaml': metrics, 'dashboard.yaml': dashboard },
          },
        ],
      },
    },
    {
      id: 'others',
      says: '`main` and `cache` are where they were.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: '%main' },
          { is: 'same', one: 'cache', other: '%cache' },
        ],
      },
    },
    {
      id: 'done',
      says: 'You are on `metrics`, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'metrics' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'A plain rebase onto `main` copies all that `metrics` has and `main` has not, Kim’s commits included. You have to say where your own part begins.',
    '`git rebase --onto <new base> <old base>` copies only what is above the old base.',
    'Above `cache` is yours, and `main` is where it goes: `git rebase --onto main cache`.',
  ],
  solution: ['git rebase --onto main cache'],
  wrong: ['git rebase main'],
  question: 'What do the three names in `git rebase --onto main cache metrics` say?',
  answer:
    '`metrics` is the branch that is rewritten. Copied are its commits that `cache` does not have. They are put onto `main`, and `metrics` moves to the last copy. `main` and `cache` themselves do not move.',
}

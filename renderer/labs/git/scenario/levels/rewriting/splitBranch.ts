/** The second half of a branch gets a branch of its own. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const metrics = (...lines: readonly string[]) => settings('metrics', ['port: 9100', ...lines, ''].join('\n'))

export const splitBranch: Level = {
  id: 'split-branch',
  title: 'Two branches out of one',
  story: [
    'On your branch `cache` you made two commits about the cache, and then went on with two about metrics without a thought. The cache will be reviewed today, the metrics perhaps next week.',
    'They do not need each other. Make two branches of them, both beginning at `main`: `cache` with its two commits, `metrics` with the other two. Subjects and changes stay as they are.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': deployment('shop') }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc cache' },
    commit('Add a cache', { 'cache.yaml': settings('cache', 'size: 64Mi\n') }),
    commit('Expire entries', { 'cache.yaml': settings('cache', 'size: 64Mi\nexpire: 60s\n') }),
    commit('Open a port for metrics', { 'metrics.yaml': metrics() }),
    commit('Count requests', { 'metrics.yaml': metrics('count: requests') }),
  ],
  marks: { main: 'main', whole: 'cache' },
  goals: [
    {
      id: 'shape',
      says: '`cache` and `metrics` each have two commits of their own on top of `main`.',
      check: {
        is: 'graph',
        commits: ['a: base', 'b: a', 'c: base', 'd: c'],
        refs: { 'refs/heads/cache': 'b', 'refs/heads/metrics': 'd' },
        above: '%main',
      },
    },
    {
      id: 'cache',
      says: 'The commits of `cache` are about the cache: the same changes under the same subjects.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'cache~2', other: '%main' },
          { is: 'samePatch', one: 'cache~1', other: '%whole~3' },
          { is: 'samePatch', one: 'cache', other: '%whole~2' },
          { is: 'subjects', of: '%main..cache', are: ['Add a cache', 'Expire entries'] },
        ],
      },
    },
    {
      id: 'metrics',
      says: 'The commits of `metrics` are about metrics: the same changes under the same subjects.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'metrics~2', other: '%main' },
          { is: 'samePatch', one: 'metrics~1', other: '%whole~1' },
          { is: 'samePatch', one: 'metrics', other: '%whole' },
          { is: 'subjects', of: '%main..metrics', are: ['Open a port for metrics', 'Count requests'] },
        ],
      },
    },
    {
      id: 'clean',
      says: '`main` has not moved, and nothing is under way or left to be committed.',
      check: { is: 'all', of: [{ is: 'clean' }, { is: 'same', one: 'main', other: '%main' }] },
    },
  ],
  hints: [
    'A branch is only a name. Put a second name on the tip, move the first name back, and then copy the upper half to where it belongs.',
    '`git branch metrics` and a reset of `cache` by two commits give both names. `git rebase --onto main cache metrics` copies what `metrics` has and `cache` has not.',
    'Type `git branch metrics`, `git reset --hard HEAD~2` and `git rebase --onto main cache metrics`.',
  ],
  solution: ['git branch metrics', 'git reset --hard HEAD~2', 'git rebase --onto main cache metrics'],
  wrong: ['git branch metrics', 'git reset --hard HEAD~2'],
  question:
    'A second branch is put on the tip and the first is reset by two commits. Why are the two not yet independent?',
  answer:
    'The second branch still leads through the first two commits to `main`, because commits know their parents and a branch has no start. Merging it would bring both halves. Only copies whose first parent is `main` are independent: `git rebase --onto main first second` makes them.',
}

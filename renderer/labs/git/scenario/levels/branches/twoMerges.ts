/** A fast-forward, and a merge commit where a fast-forward would do. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const metrics = (...lines: readonly string[]) => settings('metrics', ['port: 9100', ...lines, ''].join('\n'))

export const twoMerges: Level = {
  id: 'two-merges',
  title: 'With and without a merge commit',
  story: [
    'Two branches are reviewed and wait for `main`. `typo` is a single commit. `metrics` builds on `typo` and adds three commits that belong together.',
    'The team has a rule. A single commit lands on `main` as it is. A feature of several commits gets a merge commit, so that `git log --first-parent` shows it as one step and one revert can undo it.',
    'Bring both branches into `main` by that rule: first `typo`, then `metrics`. The branches themselves stay where they are.',
  ],
  setup: [
    shop,
    commit('Say what this is', { 'README.md': '# Shpo\n' }),
    commit('Describe the service', { 'deployment.yaml': deployment('shop') }),
    { line: 'git switch -qc typo' },
    commit('Correct the heading', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc metrics' },
    commit('Open a port for metrics', { 'metrics.yaml': metrics() }, { later: 180 }),
    commit('Count requests', { 'metrics.yaml': metrics('count: requests') }),
    commit('Count errors', { 'metrics.yaml': metrics('count: requests', 'also: errors') }),
    { line: 'git switch -q main' },
  ],
  marks: { start: 'main', typo: 'typo', metrics: 'metrics' },
  goals: [
    {
      id: 'bubble',
      says: 'The tip of `main` is a merge commit with `typo` as its first parent and `metrics` as its second.',
      check: {
        is: 'graph',
        commits: ['t: base', 'a: t', 'b: a', 'c: b', 'm: t c'],
        refs: { '%typo': 't', '%metrics': 'c', main: 'm' },
        above: '%start',
      },
    },
    {
      id: 'files',
      says: '`main` has the files of `metrics`.',
      check: { is: 'sameTree', one: 'main', other: '%metrics' },
    },
    {
      id: 'still',
      says: 'The branches `typo` and `metrics` have not moved.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'typo', other: '%typo' },
          { is: 'same', one: 'metrics', other: '%metrics' },
        ],
      },
    },
  ],
  hints: [
    'When `main` is an ancestor of the other branch, a merge only moves `main` ahead, and no commit is made. You can ask for the commit all the same.',
    'A plain `git merge` moves ahead where it can. With `--no-ff` it makes a merge commit in any case; `--no-edit` takes the message as it is.',
    'Type `git merge typo`, and then `git merge --no-ff --no-edit metrics`.',
  ],
  solution: ['git merge typo', 'git merge --no-ff --no-edit metrics'],
  wrong: ['git merge typo', 'git merge metrics'],
  question: 'What does `git merge --no-ff` do that a fast-forward does not, and what is it good for?',
  answer:
    'A fast-forward moves the branch to the other tip and makes no commit. `--no-ff` makes a commit with two parents although nothing had to be combined. The feature stays recognisable: the first-parent log shows it as one step, and `git revert -m 1` of the merge commit undoes the whole of it.',
}

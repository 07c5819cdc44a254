/** Work on a detached HEAD is brought onto a branch, and into main. */
import type { Level } from '../../level'
import { settings } from '../manifests'
import { commit, shop } from '../steps'

const service = (...lines: readonly string[]) => settings('shop', ['currency: EUR', ...lines, ''].join('\n'))

export const noBranch: Level = {
  id: 'no-branch',
  title: 'Work on no branch',
  story: [
    'You looked at release `v1.4` to see why calls to the stock service fail. HEAD has been detached since then, and one thing led to another: you made two commits, and no branch knows them.',
    'Meanwhile `main` has gone on. The two commits are good and should not get lost.',
    'Give them a branch `retry`, then merge it into `main` with a merge commit. End on `main`.',
  ],
  setup: [
    shop,
    commit('Describe the settings', { 'settings.yaml': service() }),
    commit('Add a dashboard', { 'dashboard.yaml': 'title: Shop\n' }),
    { line: 'git tag -a v1.4 -m "Release 1.4"' },
    commit('Show errors on the dashboard', { 'dashboard.yaml': 'title: Shop\npanels: errors\n' }, { later: 300 }),
    { line: 'git switch -q --detach v1.4', later: 30 },
    commit('Log calls to the stock service', { 'settings.yaml': service('log: stock') }),
    commit('Retry calls to the stock service', { 'settings.yaml': service('log: stock', 'retries: 2') }),
  ],
  marks: { main: 'main', work: 'HEAD' },
  goals: [
    {
      id: 'named',
      says: 'The branch `retry` is at the second of your two commits.',
      check: { is: 'same', one: 'refs/heads/retry', other: '%work' },
    },
    {
      id: 'merged',
      says: 'The tip of `main` is a merge commit of `main` as it was and of your two commits.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main^1', other: '%main' },
          { is: 'same', one: 'main^2', other: '%work' },
        ],
      },
    },
    {
      id: 'files',
      says: 'Its files have your change and the one that `main` had.',
      check: {
        is: 'files',
        at: 'main',
        are: {
          'settings.yaml': service('log: stock', 'retries: 2'),
          'dashboard.yaml': 'title: Shop\npanels: errors\n',
        },
      },
    },
    {
      id: 'head',
      says: 'You are on `main`, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'main' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'Only HEAD leads to your commits. Give them a name before you go anywhere else.',
    '`git branch retry` makes a branch where HEAD is, detached or not. After that you can switch away without fear, and merge.',
    'Type `git branch retry`, `git switch main` and `git merge --no-edit retry`.',
  ],
  solution: ['git branch retry', 'git switch main', 'git merge --no-edit retry'],
  wrong: ['git switch main', 'git branch retry', 'git merge --no-edit retry'],
  question: 'What is a detached HEAD, and what becomes of commits that are made on it?',
  answer:
    'HEAD then holds the id of a commit instead of the name of a branch. New commits move HEAD alone. Once you switch away, no branch leads to them, only the reflog of HEAD, and after its entries have expired `git gc` may remove them. `git branch <name>` or `git switch -c <name>` before leaving is all it takes.',
}

/** A branch lands as a single commit. */
import type { Level } from '../../level'
import { settings } from '../manifests'
import { commit, shop } from '../steps'

const banner = settings('banner', 'text: Sale until Friday\nfrom: "2026-01-08"\nuntil: "2026-01-09"\n')

export const oneFromMany: Level = {
  id: 'one-from-many',
  title: 'Four steps, one commit',
  story: [
    'The branch `banner` is done, and its four commits tell of every attempt. Nobody will ever want to read them one by one, and `main` has had one commit since.',
    'Let the whole of it land on `main` as one ordinary commit with a message of your choice: one parent, and no trace of the four commits in the history of `main`.',
    'Then remove the branch `banner`. Its work is on `main`.',
  ],
  setup: [
    shop,
    commit('Describe the settings', { 'settings.yaml': settings('shop', 'currency: EUR\n') }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc banner' },
    commit('wip', { 'banner.yaml': settings('banner', 'text: Sale\n') }),
    commit('try dates', { 'banner.yaml': settings('banner', 'text: Sale\nfrom: Thursday\nuntil: Friday\n') }),
    commit('dates as text, again', { 'banner.yaml': banner }),
    commit('and switch it on', { 'settings.yaml': settings('shop', 'currency: EUR\nbanner: true\n') }),
    { line: 'git switch -q main' },
    commit('Point to the rota', { 'README.md': '# Shop\n\nOn call: see the rota.\n' }),
  ],
  marks: { main: 'main', banner: 'banner' },
  goals: [
    {
      id: 'one',
      says: '`main` has exactly one new commit, with one parent.',
      check: { is: 'graph', commits: ['a: base'], refs: { main: 'a' }, above: '%main' },
    },
    {
      id: 'files',
      says: 'It holds all that `banner` changed, and keeps what `main` had.',
      check: {
        is: 'files',
        at: 'main',
        are: {
          'README.md': '# Shop\n\nOn call: see the rota.\n',
          'settings.yaml': settings('shop', 'currency: EUR\nbanner: true\n'),
          'banner.yaml': banner,
        },
      },
    },
    {
      id: 'gone',
      says: 'There is no branch `banner` any more.',
      check: { is: 'not', of: { is: 'ref', name: 'refs/heads/banner' } },
    },
    { id: 'clean', says: 'Nothing is left to be committed.', check: { is: 'clean' } },
  ],
  hints: [
    'There is a kind of merge that combines the files and leaves the commit, and its single parent, to you.',
    '`git merge --squash` does the merge in index and working tree and stops there. Git will not see the branch as merged afterwards, so `git branch -d` refuses.',
    'Type `git merge --squash banner`, `git commit -m "Show a banner for the sale"` and `git branch -D banner`.',
  ],
  solution: ['git merge --squash banner', 'git commit -m "Show a banner for the sale"', 'git branch -D banner'],
  wrong: ['git merge --no-edit banner', 'git branch -d banner'],
  question: 'What is missing from the commit after `git merge --squash`, and what follows from that?',
  answer:
    'The second parent. The files are those of the merge, but the commits of the branch are no ancestors of the new one. So Git does not count the branch as merged: `git branch -d` refuses, and merging the branch again later starts from the old merge base, with changes that are already there. Squash a branch that ends with it.',
}

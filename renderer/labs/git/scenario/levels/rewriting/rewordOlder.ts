/** The message of a commit that is not the last. */
import type { Level } from '../../level'
import { settings } from '../manifests'
import { commit, shop } from '../steps'

const service = (...lines: readonly string[]) => settings('shop', ['currency: EUR', ...lines, ''].join('\n'))

export const rewordOlder: Level = {
  id: 'reword-older',
  title: 'Say it better',
  story: [
    'Your branch `retry` has three commits and goes to review today. The second one is called `asdf`: you were called to the phone.',
    'It should have the subject `Log each retry`. The other two messages are good, and the files are right in every commit. Nobody has fetched the branch yet.',
  ],
  setup: [
    shop,
    commit('Describe the settings', { 'settings.yaml': service() }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc retry' },
    commit('Retry calls to the stock service', { 'settings.yaml': service('retries: 5') }),
    commit('asdf', { 'settings.yaml': service('retries: 5', 'log: retries') }),
    commit('Wait between retries', { 'settings.yaml': service('retries: 5', 'log: retries', 'wait: 200ms') }),
  ],
  marks: { main: 'main', retry: 'retry' },
  goals: [
    {
      id: 'subjects',
      says: 'The three commits of `retry` after `main` say `Retry calls to the stock service`, `Log each retry` and `Wait between retries`, in this order.',
      check: {
        is: 'subjects',
        of: '%main..retry',
        are: ['Retry calls to the stock service', 'Log each retry', 'Wait between retries'],
      },
    },
    {
      id: 'files',
      says: 'Each of them has the files that it had.',
      check: {
        is: 'all',
        of: [
          { is: 'sameTree', one: 'retry', other: '%retry' },
          { is: 'sameTree', one: 'retry~1', other: '%retry~1' },
          { is: 'sameTree', one: 'retry~2', other: '%retry~2' },
          { is: 'same', one: 'retry~3', other: '%main' },
        ],
      },
    },
    {
      id: 'head',
      says: 'You are on `retry`, nothing is under way, and `main` has not moved.',
      check: {
        is: 'all',
        of: [{ is: 'head', on: 'retry' }, { is: 'clean' }, { is: 'same', one: 'main', other: '%main' }],
      },
    },
  ],
  hints: [
    'A message is part of its commit, so the commit is replaced, and with it every commit after it.',
    '`git rebase -i main` opens the list of the three commits. The word in front of each says what happens to it; `reword` keeps the change and asks for a new message.',
    'Type `git rebase -i main`. Replace `pick` by `reword` in the line with `asdf` and save; in the editor that opens next, write `Log each retry` and save.',
  ],
  solution: [
    {
      line: 'git rebase -i main',
      edits: ['pick retry~2\nreword retry~1\npick retry\n', 'Log each retry\n'],
    },
  ],
  wrong: ['git commit --amend -m "Log each retry"'],
  question: 'You reword the second of three commits. Which of the three get new ids, and why?',
  answer:
    'The second and the third. The message is part of the commit object, so the second has a new id. The third names its parent by id, so it changes too, although its files and its message are the same. The first stays what it was: an id covers what lies before a commit, never what comes after.',
}

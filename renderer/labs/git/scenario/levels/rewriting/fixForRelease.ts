/** One fix of main is carried to a release branch. */
import type { Level } from '../../level'
import { deployment } from '../manifests'
import { commit, shop } from '../steps'

const service = (image: string, timeout: number, top = '') =>
  `${top}image: shop:${image}\nreplicas: 2\nport: 8080\nmemory: 256Mi\ncpu: 500m\ntimeout: ${timeout}s\n`

export const fixForRelease: Level = {
  id: 'fix-for-release',
  title: 'One fix for the release',
  story: [
    'Customers run release 1.4 from the branch `release-1.4`, with the Helm values in `values.yaml`, while `main` is on the way to 1.5. Kim has just fixed the timeout there: `Wait for slow payments`.',
    'The release needs that fix, as one commit on `release-1.4`, and nothing else of what happened on `main`. Kim stays its author.',
    'Whoever reads the release branch later should see which commit of `main` it copies. Git can write that line into the message for you.',
  ],
  setup: [
    shop,
    commit('Choose the values', { 'values.yaml': service('1.4', 5) }),
    { line: 'git branch release-1.4' },
    commit('Begin shop 1.5', { 'values.yaml': service('1.5', 5, '# unreleased\n') }, { later: 1440 }),
    {
      line: 'git commit -qam "Wait for slow payments" --author "Kim <kim@example.com>"',
      files: { 'values.yaml': service('1.5', 30, '# unreleased\n') },
      later: 240,
    },
    commit('Add a checkout', { 'checkout.yaml': deployment('checkout', { replicas: 1 }) }),
  ],
  marks: { release: 'release-1.4', main: 'main', fix: 'main~1' },
  goals: [
    {
      id: 'one',
      says: '`release-1.4` has one new commit with one parent, and no commit of `main` since then is among its ancestors.',
      check: { is: 'graph', commits: ['a: base'], refs: { 'release-1.4': 'a' }, above: '%release' },
    },
    {
      id: 'fixed',
      says: 'It changes the timeout to 30s, and everything else is as in release 1.4.',
      check: { is: 'files', at: 'release-1.4', are: { 'values.yaml': service('1.4', 30) } },
    },
    {
      id: 'author',
      says: 'Kim is its author, with the author date of the original.',
      check: { is: 'sameAuthor', one: 'release-1.4', other: '%fix' },
    },
    {
      id: 'source',
      says: 'Its message has the line that says `cherry picked from commit`.',
      check: { is: 'message', rev: 'release-1.4', has: '(cherry picked from commit ' },
    },
    {
      id: 'still',
      says: '`main` has not moved, and nothing is under way or left to be committed.',
      check: { is: 'all', of: [{ is: 'same', one: 'main', other: '%main' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'You want the change of one commit, not its history. So it is copied and not merged.',
    '`git cherry-pick` copies a commit onto the branch where you are and keeps its author; `-x` adds the line about the source.',
    'Type `git switch release-1.4` and `git cherry-pick -x main~1`. The log of `main` shows that the fix is the commit before its tip.',
  ],
  solution: ['git switch release-1.4', 'git cherry-pick -x main~1'],
  wrong: ['git switch release-1.4', 'git merge --no-edit main'],
  question: 'What does a cherry-pick keep of the original commit, and how does it differ from a merge?',
  answer:
    'It applies the change of that one commit, against its parent, to the present branch and commits it with the same message, author and author date. The copy has another parent and no link to the original: Git does not count the original as merged. Hence `-x`, which writes the id of the source into the message. A merge brings every commit that the other side has.',
}

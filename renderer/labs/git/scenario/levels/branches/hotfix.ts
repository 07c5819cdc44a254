/** A branch that begins at an earlier commit. */
import type { Level } from '../../level'
import { settings } from '../manifests'
import { commit, shop } from '../steps'

const values = (timeout: number, rest = '') => settings('shop', `currency: EUR\ntimeout: ${timeout}s\n${rest}`)

export const hotfix: Level = {
  id: 'hotfix',
  title: 'A fix for what runs',
  story: [
    'Production runs the release `v1.0`. There, payments fail because `settings.yaml` has a timeout of 5 seconds; it should be 30.',
    '`main` has gone on since: a new checkout is half done there, and nobody wants it in production yet. So the fix needs a branch that begins at the release and not at `main`.',
    'Make a branch `hotfix` with exactly one commit on top of `v1.0`, in which the timeout is 30s and nothing else has changed.',
  ],
  setup: [
    shop,
    commit('Describe the settings', { 'settings.yaml': settings('shop', 'currency: EUR\n') }),
    commit('Give up after 5 seconds', { 'settings.yaml': values(5) }),
    { line: 'git tag -a v1.0 -m "Release 1.0"' },
    commit('Begin a new checkout', { 'checkout.yaml': settings('checkout', 'orders: none\n') }, { later: 1440 }),
    commit('Send orders to the checkout', { 'settings.yaml': values(5, 'orders: checkout\n') }, { later: 200 }),
  ],
  marks: { release: 'v1.0^{commit}', start: 'main' },
  goals: [
    {
      id: 'one',
      says: '`hotfix` is one commit on top of `v1.0`.',
      check: { is: 'graph', commits: ['a: base'], refs: { hotfix: 'a' }, above: '%release' },
    },
    {
      id: 'fixed',
      says: 'There the timeout is 30s, and everything else is as in `v1.0`.',
      check: { is: 'files', at: 'hotfix', are: { 'settings.yaml': values(30) } },
    },
    {
      id: 'still',
      says: '`main` and `v1.0` have not moved.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: '%start' },
          { is: 'same', one: 'v1.0', other: '%release' },
        ],
      },
    },
  ],
  hints: [
    'A branch is a name for a commit, and it can begin at any commit, not only at the one where you are.',
    '`git switch -c <branch> <start>` makes the branch at the start that you give, and brings the files of that commit into the working tree.',
    'Type `git switch -c hotfix v1.0`, change the timeout in `settings.yaml` to 30s, and then `git commit -a -m "Wait for 30 seconds"`.',
  ],
  solution: [
    'git switch -c hotfix v1.0',
    { line: 'git commit -a -m "Wait for 30 seconds"', files: { 'settings.yaml': values(30) } },
  ],
  wrong: [
    'git switch -c hotfix',
    { line: 'git commit -a -m "Wait for 30 seconds"', files: { 'settings.yaml': values(30, 'orders: checkout\n') } },
  ],
  question: 'Where does a branch begin if you give no start, and why does that matter for a fix of a release?',
  answer:
    'It begins at HEAD. A fix that starts there has all that was added since the release among its ancestors, so deploying the branch deploys that too. `git switch -c hotfix v1.0` starts at the release. The branch itself records no start: what belongs to it is what its tip can reach.',
}

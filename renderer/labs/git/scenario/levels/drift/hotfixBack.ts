/** A fix of a release has to come back to the trunk. */
import type { Level } from '../../level'
import { deployment, readiness, settings } from '../manifests'
import { commit, shop } from '../steps'

const payments = (retries: number, timeout: number) =>
  settings('payments', `retries: ${retries}\ntimeout: ${timeout}s\n`)
const web = (replicas: number, container = '') => deployment('web', { replicas, container })
const gateway = (timeout: number) => settings('gateway', `route: /\ntimeout: ${timeout}s\n`)
const version = (text: string) => `${text}\n`

export const hotfixBack: Level = {
  id: 'hotfix-back',
  title: 'The fix that never came back',
  story: [
    'Production runs release `1.4`. Since its tag `v1.4`, the branch `release-1.4` has had three commits of the night shift: two fixes, and one that sets the version for `v1.4.1`. `main` has gone on in its own way towards 1.5.',
    'One of the two fixes was copied to `main` the next morning. The other was forgotten, so release 1.5 would bring the old fault back.',
    'Bring the missing fix to `main`, as one commit with its own author. The version stays 1.5 there.',
  ],
  setup: [
    shop,
    commit('Describe web, gateway and payments', {
      'web.yaml': web(2),
      'gateway.yaml': gateway(10),
      'payments.yaml': payments(0, 5),
      VERSION: version('1.3'),
    }),
    commit('Release 1.4', { VERSION: version('1.4') }),
    { line: 'git tag -a v1.4 -m "Release 1.4"' },
    commit('Begin 1.5', { VERSION: version('1.5-dev') }, { later: 120 }),
    { line: 'git switch -q -c release-1.4 v1.4' },
    { line: 'cd /home/you/shop', as: 'ops' },
    commit('Wait longer for web', { 'gateway.yaml': gateway(30) }, { as: 'ops', later: 700 }),
    commit('Retry failed payments', { 'payments.yaml': payments(2, 5) }, { as: 'ops', later: 40 }),
    commit('Release 1.4.1', { VERSION: version('1.4.1') }, { as: 'ops', later: 15 }),
    { line: 'git tag -a v1.4.1 -m "Release 1.4.1"', as: 'ops' },
    { line: 'git switch -q main', later: 240 },
    { line: 'git cherry-pick release-1.4~2' },
    commit('Add a readiness probe', { 'web.yaml': web(2, readiness('/ready')) }, { later: 200 }),
  ],
  marks: { main: 'main', fix: 'release-1.4~1', release: 'release-1.4' },
  goals: [
    {
      id: 'back',
      says: '`main` has one more commit, and it makes the change of the forgotten fix.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main~1', other: '%main' },
          { is: 'samePatch', one: 'main', other: '%fix' },
        ],
      },
    },
    {
      id: 'author',
      says: 'Its author is still the night shift.',
      check: { is: 'sameAuthor', one: 'main', other: '%fix' },
    },
    {
      id: 'release',
      says: '`release-1.4` and its tags are where they were.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'release-1.4', other: '%release' },
          { is: 'same', one: 'v1.4.1', other: '%release' },
          { is: 'same', one: 'v1.4', other: '%release~3' },
        ],
      },
    },
    {
      id: 'done',
      says: 'You are on `main`, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'main' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'The fix that was copied has another id on `main`, so the graph does not show which is which. A comparison of patches does.',
    '`git log --oneline --cherry main...release-1.4` lists the commits of the release branch: an equals sign marks those whose patch `main` has already, a plus those that it lacks. One of the two with a plus is no fix.',
    'The missing one is `Retry failed payments`: `git cherry-pick release-1.4~1`.',
  ],
  solution: ['git log --oneline --cherry main...release-1.4', 'git cherry-pick release-1.4~1'],
  wrong: ['git merge --no-edit -X ours release-1.4'],
  question:
    'How do you find out which commits of a release branch never reached `main`, although some were cherry-picked?',
  answer:
    'Compare patches instead of ids. `git log --cherry main...release` marks with `=` what `main` has as an equal patch, and with `+` what it lacks. `git cherry -v main release` prints the same with `-` and `+`. A cherry-pick keeps author and message and gives the copy an id of its own.',
}

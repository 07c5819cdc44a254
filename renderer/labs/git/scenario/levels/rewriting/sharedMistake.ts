/** A published commit is undone by another one. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit } from '../steps'

const service = (replicas: number) => deployment('shop', { replicas })
const probe = settings('probe', 'path: /healthz\nperiod: 10s\n')
const server = '/srv/git/shop.git'

export const sharedMistake: Level = {
  id: 'shared-mistake',
  title: 'Undo what others have',
  story: [
    'Yesterday evening you set `replicas: 1` "for the night", pushed it, and forgot it. Today the shop went down with that single replica. Kim has fetched the commit and has pushed one on top of it, which you have pulled.',
    "Undo your commit on `main` and publish that, so that `replicas: 3` is back and Kim's change stays. Kim builds on all commits that are there, so none of them may vanish from the server.",
  ],
  setup: [
    { line: `git init -q --bare ${server}` },
    { line: `git clone -q ${server} shop && cd shop` },
    commit('Describe the service', { 'deployment.yaml': service(3) }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    commit('Run one replica for the night', { 'deployment.yaml': service(1) }, { later: 600 }),
    { line: 'git push -q -u origin main' },
    { line: `git clone -q ${server} shop && cd shop`, as: 'kim' },
    { ...commit('Probe the service', { 'probe.yaml': probe }), as: 'kim' },
    { line: 'git push -q', as: 'kim' },
    { line: 'git pull -q', later: 400 },
  ],
  marks: { main: 'main' },
  goals: [
    {
      id: 'kept',
      says: 'On the server, `main` still leads to every commit that it had, and has one new commit.',
      check: {
        is: 'in',
        repository: server,
        of: { is: 'graph', commits: ['a: base'], refs: { main: 'a' }, above: '%main' },
      },
    },
    {
      id: 'undone',
      says: "There, `deployment.yaml` has three replicas again, and Kim's `probe.yaml` is unchanged.",
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'files',
          at: 'main',
          are: {
            'README.md': '# Shop\n',
            'deployment.yaml': service(3),
            'probe.yaml': probe,
          },
        },
      },
    },
    {
      id: 'level',
      says: "Your `main` is where the server's is, and nothing is left to be committed.",
      check: { is: 'all', of: [{ is: 'same', one: 'main', other: 'origin/main' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'What others have cannot be taken back, but it can be undone: by a new commit that makes the opposite change.',
    '`git revert` makes that commit for any commit of the past, not only the last. Then push as usual, without force.',
    'Type `git revert --no-edit main~1` and `git push`.',
  ],
  solution: ['git revert --no-edit main~1', 'git push'],
  wrong: ['git rebase --onto main~2 main~1', 'git push --force'],
  question: 'Why is a published commit reverted rather than dropped from the branch?',
  answer:
    'A revert adds a commit that undoes the change, so everyone else simply moves ahead to it. Dropping replaces the commit and all that follow, which needs a forced push; those who have the old commits then hold another history, and may bring the dropped commit back with their next merge. The revert also leaves a record of what was undone and when.',
}

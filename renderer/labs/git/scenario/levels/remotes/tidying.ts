import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { begunByKim, commit, kim, server } from './team'

const has = (name: string) => ({ is: 'ref', name }) as const
const lacks = (name: string) => ({ is: 'not', of: has(name) }) as const

export const mergedBranch: Level = {
  id: 'merged-branch',
  title: 'Delete what is merged',
  story: [
    'Two branches of yours are on the server, `probe` and `metrics`. Kim has merged one of them into `main`; the other is still in review. Find out which is which: your `main` is up to date.',
    'Delete the merged one, on the server and here. Everything about the other stays.',
    'Kim has also deleted an old branch of hers on the server. Your clone still shows its remote-tracking branch. Let that go as well.',
  ],
  setup: [
    ...begunByKim(commit('Describe the service', { 'deployment.yaml': deployment('shop') }, 'kim')),
    { line: `git clone -q ${server} && cd shop && git switch -q -c probe`, later: 60 },
    commit('Add a readiness probe', { 'probe.yaml': settings('probe', 'readiness: /healthz\n') }, 'you', 30),
    { line: 'git push -q -u origin probe && git switch -q -c metrics main' },
    commit('Expose metrics', { 'metrics.yaml': settings('metrics', 'path: /metrics\n') }, 'you', 30),
    { line: 'git push -q -u origin metrics && git switch -q main' },
    kim('git switch -q -c old-cache', 60),
    commit('Add a cache', { 'cache.yaml': settings('cache', 'size: 64Mi\n') }, 'kim', 30),
    kim('git push -q -u origin old-cache && git switch -q main && git fetch -q', 60),
    kim('git merge -q --no-ff -m "Merge the probe" origin/probe && git push -q', 60),
    { line: 'git pull -q --ff-only', later: 600 },
    kim('git push -q origin --delete old-cache', 60),
  ],
  marks: { main: 'main', metrics: 'metrics' },
  goals: [
    {
      id: 'server',
      says: 'On the server, the merged branch is gone; `main` and the other branch are as they were.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            lacks('refs/heads/probe'),
            { is: 'same', one: 'refs/heads/main', other: '%main' },
            { is: 'same', one: 'refs/heads/metrics', other: '%metrics' },
          ],
        },
      },
    },
    {
      id: 'notes',
      says: 'Your clone has a remote-tracking branch for each branch of the server, and for nothing else.',
      check: {
        is: 'all',
        of: [
          lacks('refs/remotes/origin/probe'),
          lacks('refs/remotes/origin/old-cache'),
          has('refs/remotes/origin/metrics'),
          has('refs/remotes/origin/main'),
          // A note that was deleted by hand, while the branch is still there, comes back with the next fetch.
          { is: 'in', repository: server, of: lacks('refs/heads/probe') },
        ],
      },
    },
    {
      id: 'local',
      says: 'Your own branch that was merged is gone, and the other is where it was.',
      check: {
        is: 'all',
        of: [
          lacks('refs/heads/probe'),
          { is: 'same', one: 'refs/heads/metrics', other: '%metrics' },
          { is: 'same', one: 'refs/heads/main', other: '%main' },
        ],
      },
    },
  ],
  hints: [
    'One branch can exist three times: on the server, as your remote-tracking branch, and as your local branch. Each has its own way to go.',
    '`git branch -a --merged` lists what is wholly in the present branch. `git push origin --delete` deletes on the server, `git fetch --prune` drops what the server no longer has, `git branch -d` deletes here.',
    'The merged one is `probe`: `git push origin --delete probe`, `git branch -d probe`, `git fetch --prune`.',
  ],
  solution: ['git branch -a --merged', 'git push origin --delete probe', 'git branch -d probe', 'git fetch --prune'],
  wrong: ['git branch -a --merged', 'git branch -d probe', 'git branch -d -r origin/probe origin/old-cache'],
  question:
    'What does each delete: `git push origin --delete topic`, `git branch -d topic`, `git branch -d -r origin/topic`, `git fetch --prune`?',
  answer:
    'The first deletes the branch on the server, and with it your `origin/topic`. The second deletes your local branch, and refuses if it is not merged into its upstream or, without one, into `HEAD`. The third deletes only your note of the server’s branch, which the next fetch brings back if the branch is still there. The last drops the notes of branches that the server no longer has; a plain fetch leaves them.',
}

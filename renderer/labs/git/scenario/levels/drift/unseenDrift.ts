/** What a diff covers, and what it does not. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit } from '../steps'
import { live, ops, sharedShop } from './steps'

const web = (replicas: number) => deployment('web', { replicas })
const gateway = (timeout: number) => settings('gateway', `route: /\ntimeout: ${timeout}s\n`)
const shell =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shell\nspec:\n  containers:\n    - name: shell\n      image: busybox\n'
const hits = 'checkout 4711\n'
const described = { '.gitignore': 'cache/\n', 'web.yaml': web(3), 'gateway.yaml': gateway(20) }

export const unseenDrift: Level = {
  id: 'unseen-drift',
  title: 'More than the diff shows',
  story: [
    'You are on the server, in `/home/ops/live`. It is a checkout of release `v1.2`, and the service reads its files. After last night it no longer is what the release describes, and nobody remembers all that was done.',
    '`git diff` shows one changed file. Take back every difference from `v1.2`, also those that this diff does not show: edited files and files that no commit has.',
    '`cache/` is ignored on purpose. Its contents are data of the service and have to survive.',
  ],
  setup: [
    ...sharedShop,
    commit('Describe web and gateway', { ...described, 'web.yaml': web(2), 'gateway.yaml': gateway(10) }),
    commit('Run three web pods', { 'web.yaml': web(3) }),
    commit('Wait longer for web', { 'gateway.yaml': gateway(20) }),
    { line: 'git tag -a v1.2 -m "Release 1.2"' },
    { line: 'git push -q origin main v1.2' },
    ops('git clone -q /srv/git/shop.git live && cd live && git switch -q --detach v1.2'),
    ops('git add gateway.yaml', { 'gateway.yaml': gateway(90), 'cache/hits.txt': hits }, 600),
    ops('git status -s', { 'web.yaml': web(9), 'debug/shell.yaml': shell }, 20),
    { line: `cd ${live}`, later: 300 },
  ],
  marks: { release: 'v1.2^{commit}' },
  goals: [
    {
      id: 'files',
      says: 'The files of the server are those of `v1.2`, and no others beside the cache.',
      check: {
        is: 'in',
        repository: live,
        of: { is: 'files', at: 'worktree', are: { ...described, 'cache/hits.txt': hits } },
      },
    },
    {
      id: 'clean',
      says: 'Nothing is left in the index or among the untracked files there.',
      check: { is: 'in', repository: live, of: { is: 'clean' } },
    },
    {
      id: 'cache',
      says: '`cache/hits.txt` has survived.',
      check: { is: 'in', repository: live, of: { is: 'files', at: 'worktree', have: { 'cache/hits.txt': hits } } },
    },
    {
      id: 'release',
      says: 'The server still stands at `v1.2`, without new commits.',
      check: { is: 'in', repository: live, of: { is: 'detached', at: '%release' } },
    },
  ],
  hints: [
    '`git diff` compares the index with the working tree, and only in files that Git tracks. What lies between `HEAD` and the index, and what nobody tracks, it does not show. `git status` does.',
    '`git restore --staged --worktree` with a path takes both from `HEAD`. `git clean` removes untracked files: `-n` shows which, `-f` does it, `-d` takes directories along, and `-x` would take ignored files too.',
    'Type `git restore --staged --worktree .` and then `git clean -fd`, without `-x`.',
  ],
  solution: ['git status', 'git restore --staged --worktree .', 'git clean -fd'],
  wrong: ['git diff', 'git restore .', 'git clean -fd'],
  question: 'An empty `git diff` on a server: which differences from the last commit can there still be?',
  answer:
    'What was added to the index, because plain `git diff` compares index and working tree; `git diff HEAD` or `git diff --cached` shows it. Untracked files, which only `git status` lists. Ignored files, which even that hides unless you add `--ignored`. And whatever is outside the directory.',
}

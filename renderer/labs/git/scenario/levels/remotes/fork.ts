import type { Level } from '../../level'
import { deployment, limits, settings } from '../manifests'
import { begunByKim, commit, kim, server } from './team'

const fork = '/srv/git/you-shop.git'
const shop = (replicas: number, container = '') => deployment('shop', { replicas, container })
const published = ['Describe the service', 'Say who is on call', 'Run three pods', 'Limit the memory']

export const forkAndUpstream: Level = {
  id: 'fork',
  title: 'A fork with two remotes',
  story: [
    `You contribute to the shop from a fork: \`origin\` is your own copy on the server, \`${fork}\`. The original, \`${server}\`, belongs to Kim, who has committed since you forked. You will ask her to pull, so you push only to your fork.`,
    'Add the original as a remote `upstream`. Bring your branch `probe`, which holds one commit of yours, on top of its `main`, and push it to the fork. The fork’s `main` should be at the original’s `main` as well.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'deployment.yaml': shop(2) }, 'kim'),
      commit('Say who is on call', { 'README.md': 'On call: night shift\n' }, 'kim', 60),
    ),
    { line: `git clone -q --bare ${server} ${fork} && git clone -q ${fork} shop && cd shop`, later: 60 },
    { line: 'git switch -q -c probe' },
    commit('Add a readiness probe', { 'probe.yaml': settings('probe', 'readiness: /healthz\n') }, 'you', 30),
    commit('Run three pods', { 'deployment.yaml': shop(3) }, 'kim', 600),
    commit('Limit the memory', { 'deployment.yaml': shop(3, limits('memory: 256Mi')) }, 'kim', 30),
    kim('git push -q'),
  ],
  goals: [
    {
      id: 'upstream',
      says: 'Your clone has a remote `upstream` and knows its `main` as it is now.',
      check: { is: 'subjects', of: 'refs/remotes/upstream/main', are: published },
    },
    {
      id: 'main',
      says: 'On the fork, `main` is where the original’s is.',
      check: { is: 'in', repository: fork, of: { is: 'subjects', of: 'main', are: published } },
    },
    {
      id: 'probe',
      says: 'On the fork, `probe` is your commit directly on top of that.',
      check: {
        is: 'in',
        repository: fork,
        of: {
          is: 'all',
          of: [
            { is: 'subjects', of: 'probe', are: [...published, 'Add a readiness probe'] },
            { is: 'graph', commits: ['a: base'], refs: { probe: 'a' }, above: 'probe~1' },
            { is: 'files', at: 'probe', have: { 'probe.yaml': settings('probe', 'readiness: /healthz\n') } },
          ],
        },
      },
    },
    {
      id: 'original',
      says: 'Nothing was pushed to the original.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'subjects', of: 'main', are: published },
            { is: 'not', of: { is: 'ref', name: 'refs/heads/probe' } },
          ],
        },
      },
    },
  ],
  hints: [
    'A clone can have any number of remotes. You fetch from the one whose work you want, and push to the one that is yours.',
    '`git remote add` and `git fetch upstream` bring `upstream/main`, onto which you can rebase. A refspec can push that straight on to the fork: `upstream/main:main`.',
    `\`git remote add upstream ${server}\`, \`git fetch upstream\`, \`git rebase upstream/main\`, \`git push origin probe upstream/main:main\`.`,
  ],
  solution: [
    `git remote add upstream ${server}`,
    'git fetch upstream',
    'git rebase upstream/main',
    'git push origin probe upstream/main:main',
  ],
  wrong: [
    `git remote add upstream ${server}`,
    'git fetch upstream',
    'git rebase upstream/main',
    'git push upstream probe',
  ],
  question:
    'In a clone of a fork, what are `origin` and `upstream` by convention, and how does the fork’s `main` catch up?',
  answer:
    '`origin` is the fork, which you may write to; `upstream` is the original, which you only fetch from. Neither name means anything to Git itself. The server does not update a fork by itself: you fetch `upstream` and push its `main` to `origin`, for example with `git push origin upstream/main:main`. A remote called `upstream` is not the upstream of a branch; that is the setting which `git push -u` or `git branch -u` makes.',
}

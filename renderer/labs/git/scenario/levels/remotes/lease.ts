import type { Level } from '../../level'
import { deployment, limits, ports } from '../manifests'
import { begunByKim, commit, kim, server } from './team'

const shop = (image: string, more = '') => deployment('shop', { image: `shop:${image}`, container: ports() + more })

export const lease: Level = {
  id: 'lease',
  title: 'Publish a rebased branch',
  story: [
    'Your branch `limits` is on the server, where Kim reviews it. Only you commit to it. Meanwhile she has moved `main` ahead by one commit, and she asks for your branch on top of that before she reviews the rest.',
    'Rebase `limits` onto the server’s `main` and publish it under the same name. The new line of commits replaces the old one, so a plain push will not do. On the server, nothing but `limits` may change.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'deployment.yaml': shop('1.4') }, 'kim'),
      commit('Say who is on call', { 'README.md': 'On call: night shift\n' }, 'kim', 60),
    ),
    { line: `git clone -q ${server} && cd shop && git switch -q -c limits`, later: 60 },
    commit('Limit the memory', { 'deployment.yaml': shop('1.4', limits('memory: 256Mi')) }, 'you', 30),
    commit('Limit the processor', { 'deployment.yaml': shop('1.4', limits('memory: 256Mi', 'cpu: 500m')) }, 'you', 30),
    { line: 'git push -q -u origin limits', later: 5 },
    commit('Use shop 1.5', { 'deployment.yaml': shop('1.5') }, 'kim', 600),
    kim('git push -q'),
  ],
  marks: { old: 'limits' },
  goals: [
    {
      id: 'published',
      says: 'On the server, `limits` is your two commits on top of Kim’s newest, with both limits in the file.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'graph', commits: ['a: base', 'b: a'], refs: { limits: 'b' }, above: 'main' },
            { is: 'subjects', of: 'main..limits', are: ['Limit the memory', 'Limit the processor'] },
            {
              is: 'files',
              at: 'limits',
              have: { 'deployment.yaml': shop('1.5', limits('memory: 256Mi', 'cpu: 500m')) },
            },
            { is: 'not', of: { is: 'reaches', from: 'limits', commit: '%old' } },
          ],
        },
      },
    },
    {
      id: 'kims',
      says: 'On the server, `main` still ends with Kim’s commit `Use shop 1.5`.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'subjects',
          of: 'main',
          are: ['Describe the service', 'Say who is on call', 'Use shop 1.5'],
        },
      },
    },
    {
      id: 'level',
      says: 'Your `limits` is the same commit as the server’s.',
      check: { is: 'same', one: 'limits', other: 'origin/limits' },
    },
  ],
  hints: [
    'A rebase copies your commits, and the server’s `limits` still holds the originals. Moving it to the copies is no fast-forward, so it needs force, and force needs care about what it hits.',
    '`--force-with-lease` moves the server’s branch only if it still is where your `origin/limits` says. Name no other branch: a local `main` may be old.',
    '`git fetch`, `git rebase origin/main`, `git push --force-with-lease origin limits`.',
  ],
  solution: ['git fetch', 'git rebase origin/main', 'git push --force-with-lease origin limits'],
  wrong: ['git fetch', 'git rebase origin/main', 'git push --force origin limits main'],
  question:
    'After a rebase a branch of yours has to replace the one on the server. What does `--force-with-lease` check that `--force` does not, and where does the check fail you?',
  answer:
    'It sends the id that your remote-tracking branch holds, and the server’s branch moves only if it is still there; `--force` moves it from wherever it is. It fails you when something fetched in the background: then your note is new although you never looked. And both forms reach every branch that you name, so name the one you mean: a forced push of an old `main` throws away what the others have pushed.',
}

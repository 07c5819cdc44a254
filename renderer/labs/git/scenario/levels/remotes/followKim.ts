import type { Level } from '../../level'
import { deployment } from '../manifests'
import { begunByKim, commit, kim, server } from './team'

const cache = 'port 6379\nmaxmemory-policy allkeys-lru\n'

export const followKim: Level = {
  id: 'follow-kim',
  title: 'Working on a branch of Kim’s',
  story: [
    'Kim has begun a cache on a branch `cache` and has pushed it. Its policy evicts what was used longest ago, but nothing says yet when. She asks you to add what is missing: the line `maxmemory 64mb` at the end of `redis.conf`.',
    'Your clone is older than her branch. Get a local `cache` that follows hers, add one commit with the line, and push it to the same branch on the server. `main` is not concerned.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'deployment.yaml': deployment('shop') }, 'kim'),
      commit('Say who is on call', { 'README.md': 'On call: night shift\n' }, 'kim', 60),
    ),
    { line: `git clone -q ${server} && cd shop`, later: 60 },
    kim('git switch -q -c cache', 120),
    commit('Add a cache', { 'redis.conf': 'port 6379\n' }, 'kim', 30),
    commit('Evict what is least used', { 'redis.conf': cache }, 'kim', 30),
    kim('git push -q -u origin cache'),
  ],
  goals: [
    {
      id: 'pushed',
      says: 'On the server, `cache` has Kim’s two commits and then one that adds the line.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'graph', commits: ['a: base', 'b: a', 'c: b'], refs: { cache: 'c' }, above: 'main' },
            {
              is: 'subjects',
              of: 'cache~1',
              are: ['Describe the service', 'Say who is on call', 'Add a cache', 'Evict what is least used'],
            },
            { is: 'files', at: 'cache', contain: { 'redis.conf': `${cache}maxmemory 64mb` } },
          ],
        },
      },
    },
    {
      id: 'follows',
      says: 'Your `cache` follows `origin/cache` and is level with it.',
      check: {
        is: 'all',
        of: [
          { is: 'upstream', branch: 'cache', of: 'origin/cache' },
          { is: 'same', one: 'cache', other: 'origin/cache' },
        ],
      },
    },
    {
      id: 'main',
      says: 'On the server, `main` has no new commit.',
      check: {
        is: 'in',
        repository: server,
        of: { is: 'subjects', of: 'main', are: ['Describe the service', 'Say who is on call'] },
      },
    },
  ],
  hints: [
    'Your clone does not know the branch yet, and asks the server only when you tell it to.',
    'After a fetch there is `origin/cache`. `git switch cache` then makes a local branch from it, with it as the upstream.',
    "`git fetch`, `git switch cache`, `echo 'maxmemory 64mb' >>redis.conf`, a commit with `-a`, and `git push`.",
  ],
  solution: [
    'git fetch',
    'git switch cache',
    "echo 'maxmemory 64mb' >>redis.conf",
    'git commit -a -m "Bound the cache"',
    'git push',
  ],
  wrong: [
    'git switch -c cache',
    "echo 'maxmemory 64mb' >>redis.conf",
    'git add redis.conf',
    'git commit -m "Bound the cache"',
    'git push -u origin cache',
  ],
  question:
    'There is `origin/cache` and no local `cache`. What do `git switch cache`, `git switch -c cache` and `git switch --detach origin/cache` do?',
  answer:
    'The first makes a local `cache` at `origin/cache` and sets that as its upstream. The second makes `cache` where you stand now, which has nothing to do with the branch of the same name on the server. The third puts `HEAD` on the commit without any branch, good for looking: commits made there belong to no branch, and nobody commits to `origin/cache` itself, since only a fetch or a push moves it.',
}

/** A commit made from a tree that exists, past the index and the working tree. */
import type { Level } from '../../level'
import { alert, deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const deploy = (image: string) => deployment('shop', { image: `shop:${image}` })
const cache = settings('cache', 'size: 64Mi\n')
const [staged, edited] = [alert('CacheFull', 'cache_free_bytes == 0', 10), settings('cache', 'size: 96Mi\n')]

export const byHand: Level = {
  id: 'by-hand',
  title: 'A commit by hand',
  story: [
    'Release 2.0 misbehaves, and Kim asks for a branch that brings back what `v1.0` had: a branch `rollback` with one new commit on top of `main`, whose files are exactly those of the tag `v1.0`.',
    'You are in the middle of something else. `alerts.yaml` is staged, and an edit of `cache.yaml` is not staged. Both must be afterwards just as they are now, and you stay on `main`.',
    'A commit is no more than a tree, its parents and a message. The tree that Kim wants exists already, so nothing has to be checked out.',
  ],
  setup: [
    shop,
    commit('Deploy shop 1.0', { 'deploy.yaml': deploy('1.0') }),
    { line: 'git tag -a v1.0 -m "Release 1.0"' },
    commit('Add a cache', { 'cache.yaml': cache }, { later: 1440 }),
    commit('Deploy shop 2.0', { 'deploy.yaml': deploy('2.0') }, { later: 240 }),
    { line: 'git add alerts.yaml', files: { 'alerts.yaml': staged } },
    { line: 'git status --short', files: { 'cache.yaml': edited } },
  ],
  marks: { start: 'main', old: 'v1.0^{commit}' },
  goals: [
    {
      id: 'commit',
      says: '`rollback` is one new commit whose only parent is the tip of `main`.',
      check: { is: 'graph', commits: ['a: base'], refs: { rollback: 'a', main: 'base' }, above: '%start' },
    },
    {
      id: 'tree',
      says: 'Its files are exactly those of `v1.0`.',
      check: { is: 'sameTree', one: 'rollback', other: '%old' },
    },
    {
      id: 'desk',
      says: 'Index and working tree are as they were: `alerts.yaml` staged, the edit of `cache.yaml` not.',
      check: {
        is: 'all',
        of: [
          {
            is: 'files',
            at: 'index',
            are: { 'deploy.yaml': deploy('2.0'), 'cache.yaml': cache, 'alerts.yaml': staged },
          },
          {
            is: 'files',
            at: 'worktree',
            are: { 'deploy.yaml': deploy('2.0'), 'cache.yaml': edited, 'alerts.yaml': staged },
          },
        ],
      },
    },
    {
      id: 'main',
      says: 'You are on `main`, and it has not moved.',
      check: {
        is: 'all',
        of: [
          { is: 'head', on: 'main' },
          { is: 'same', one: 'main', other: '%start' },
        ],
      },
    },
  ],
  hints: [
    '`v1.0^{tree}` names the tree of the release. Ask for a commit with that tree and with `main` as its parent.',
    '`git commit-tree <tree> -p <parent> -m <message>` writes the commit and prints its id. No branch knows it until you give it one.',
    'Type `git commit-tree v1.0^{tree} -p main -m "Return to 1.0"`, and then `git branch rollback` with the id that it printed. `$( … )` puts the first into the second.',
  ],
  solution: ['git branch rollback $(git commit-tree v1.0^{tree} -p main -m "Return to 1.0")'],
  wrong: ['git branch rollback v1.0'],
  question: 'What does a commit object consist of, and why can one be made without touching a single file?',
  answer:
    'It names one tree, its parent commits, author and committer with their dates, and holds a message. The tree already describes every file, so a commit on an existing tree needs no checkout and no index. `git commit` is the same with a tree written from the index and HEAD as the parent.',
}

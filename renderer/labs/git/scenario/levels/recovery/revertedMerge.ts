import type { Level } from '../../level'
import { deployment, service, settings } from '../manifests'
import { commit, shop } from '../steps'

const web = (host?: string) => deployment('web', { container: host ? `          args: [--cache=${host}]\n` : '' })
const cache = service('cache', 6379)
const limits = settings('cache', 'memory: 64Mi\n')

const before = { 'web.yaml': web() }
const whole = { 'web.yaml': web('cache:6379'), 'cache.yaml': cache, 'limits.yaml': limits }

export const revertedMerge: Level = {
  id: 'reverted-merge',
  title: 'The merge that has to come twice',
  story: [
    'An hour ago Kim’s branch `cache` was merged into `main`, and now the nodes run out of memory. `main` is shared, so its history may grow and nothing else.',
    'First undo the merge by a new commit, so that the files of `main` are as they were before it.',
    'Kim’s remedy is already there: since the merge, `cache` has one more commit, which limits the memory. So bring the whole feature back with a second merge: the cache, its address in `web.yaml` and the limits.',
  ],
  setup: [
    shop,
    commit('Describe the web service', before),
    { line: 'git switch -q -c cache' },
    { line: 'cd /home/you/shop', as: 'kim' },
    commit('Add a cache', { 'cache.yaml': cache }, { as: 'kim', later: 60 }),
    commit('Tell web where the cache is', { 'web.yaml': web('cache:6379') }, { as: 'kim', later: 60 }),
    { line: 'git switch -q main' },
    { line: 'git merge -q --no-ff --no-edit cache', later: 30 },
    { line: 'git switch -q cache' },
    commit('Limit the memory of the cache', { 'limits.yaml': limits }, { as: 'kim', later: 50 }),
    { line: 'git switch -q main', later: 10 },
  ],
  marks: { before: 'main^1', merge: 'main' },
  goals: [
    {
      id: 'undone',
      says: '`main` still has the first merge, and above it a commit with the files from before it: the undoing is on record.',
      check: {
        is: 'all',
        of: [
          { is: 'reaches', from: 'main', commit: '%merge' },
          {
            is: 'any',
            of: [
              { is: 'sameTree', one: 'main', other: '%before' },
              {
                is: 'all',
                of: [
                  { is: 'sameTree', one: 'main~1', other: '%before' },
                  { is: 'reaches', from: 'main~1', commit: '%merge' },
                ],
              },
              {
                is: 'all',
                of: [
                  { is: 'sameTree', one: 'main~2', other: '%before' },
                  { is: 'reaches', from: 'main~2', commit: '%merge' },
                ],
              },
              {
                is: 'all',
                of: [
                  { is: 'sameTree', one: 'main~3', other: '%before' },
                  { is: 'reaches', from: 'main~3', commit: '%merge' },
                ],
              },
            ],
          },
        ],
      },
    },
    {
      id: 'whole',
      says: '`main` has the whole feature: the cache, its address in `web.yaml`, and the limits.',
      check: { is: 'files', at: 'main', are: whole },
    },
    {
      id: 'merged',
      says: 'The branch `cache`, with Kim’s remedy, is merged into `main`.',
      check: {
        is: 'all',
        of: [
          { is: 'reaches', from: 'main', commit: 'cache' },
          { is: 'exists', rev: 'cache^{/Limit the memory of the cache}' },
        ],
      },
    },
    {
      id: 'clean',
      says: 'You are on `main`, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'main' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'A revert undoes what a merge changed, and leaves the branch’s commits among the ancestors of `main`. What does a second merge still bring, then?',
    '`git revert -m 1 <merge>` undoes the merge. Before the second merge, revert that revert, so that the old part of the feature is back.',
    'Type `git revert --no-edit -m 1 HEAD`, then `git revert --no-edit HEAD`, then `git merge --no-edit cache`.',
  ],
  solution: ['git revert --no-edit -m 1 HEAD', 'git revert --no-edit HEAD', 'git merge --no-edit cache'],
  wrong: ['git revert --no-edit -m 1 HEAD', 'git merge --no-edit cache'],
  question: 'A merge was reverted. Why does merging the repaired branch again bring only the repair, and what helps?',
  answer:
    'The revert undid the content of the merge. The branch’s commits are still ancestors, so the next merge starts from them and brings only what is newer. First revert the revert, which brings the old content back, and then merge. Where the branch can be rewritten, copies of its commits by a rebase help as well.',
}

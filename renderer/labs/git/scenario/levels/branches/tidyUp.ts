/** Merged branches are deleted, and only those. */
import type { Level } from '../../level'
import { deployment, readiness, settings } from '../manifests'
import { commit, shop } from '../steps'

const merge = (branch: string) => ({ line: `git merge -q --no-ff --no-edit ${branch}`, later: 60 })

export const tidyUp: Level = {
  id: 'tidy-up',
  title: 'Tidy up the branches',
  story: [
    'The list of branches has grown. Delete every branch whose commits have all arrived in `main`, and no other.',
    'You stand on `staging`, where things are tried out together. What is in `staging` is not yet in `main`, and some of it may never be.',
    '`main` and `staging` stay, of course. No branch that stays may move.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': deployment('shop') }),
    { line: 'git switch -qc docs' },
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -q main && git merge -q --ff-only docs' },
    { line: 'git switch -qc cache' },
    commit('Add a cache', { 'cache.yaml': settings('cache', 'size: 64Mi\n') }),
    { line: 'git switch -qc metrics main' },
    commit('Count requests', { 'metrics.yaml': settings('metrics', 'count: requests\n') }),
    { line: 'git switch -qc probes main' },
    commit('Probe the service', { 'deployment.yaml': deployment('shop', { container: readiness() }) }),
    { line: 'git switch -q main' },
    merge('metrics'),
    merge('probes'),
    { line: 'git switch -qc search main' },
    commit('Begin a search', { 'search.yaml': settings('search', 'index: products\n') }),
    { line: 'git switch -qc staging main' },
    merge('cache'),
  ],
  marks: { main: 'main', staging: 'staging', cache: 'cache', search: 'search' },
  goals: [
    {
      id: 'gone',
      says: 'All branches that are contained in `main` are gone, but for `main` itself.',
      check: {
        is: 'not',
        of: {
          is: 'any',
          of: [
            { is: 'ref', name: 'refs/heads/docs' },
            { is: 'ref', name: 'refs/heads/metrics' },
            { is: 'ref', name: 'refs/heads/probes' },
          ],
        },
      },
    },
    {
      id: 'kept',
      says: 'All other branches are there, at the commits where they were.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'refs/heads/main', other: '%main' },
          { is: 'same', one: 'refs/heads/staging', other: '%staging' },
          { is: 'same', one: 'refs/heads/cache', other: '%cache' },
          { is: 'same', one: 'refs/heads/search', other: '%search' },
        ],
      },
    },
  ],
  hints: [
    '"Merged" always means merged into something. Ask about `main`, not about the branch where you stand.',
    '`git branch --merged main` lists the branches whose tips `main` can reach; without `main` it asks about HEAD. `git branch -d` deletes several at once.',
    'Type `git branch --merged main`, and then `git branch -d docs metrics probes`.',
  ],
  solution: ['git branch --merged main', 'git branch -d docs metrics probes'],
  wrong: ['git branch --merged', 'git branch -d cache docs metrics probes'],
  question: 'When does `git branch -d` refuse to delete a branch, and why is that not the same as "it is not in main"?',
  answer:
    'Apart from the branch that is checked out, it refuses one whose tip cannot be reached from its upstream or, if it has none, from HEAD. HEAD may be on a branch that has merged more than `main` has, and then the deletion goes through. `git branch --merged main` asks the question that is meant. `-D` deletes without asking.',
}

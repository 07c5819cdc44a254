/** A series is sorted and squashed into one commit for each topic. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const cache = (size: string) => settings('cache', `size: ${size}\n`)
const [requests, errors] = [
  settings('metrics', 'count: requests\n'),
  settings('metrics', 'count: requests\nalso: errors\n'),
]
const rest = { 'deployment.yaml': deployment('shop'), 'README.md': '# Shop\n' }
const [done, counted] = [{ 'cache.yaml': cache('64Mi') }, { 'metrics.yaml': errors }]

export const twoTopics: Level = {
  id: 'two-topics',
  title: 'Five steps, two topics',
  story: [
    'On the branch `wednesday` you worked on two things in turns. Three commits are about the cache, two about the metrics. They are only on your machine.',
    'For the review, make two commits of them: `Add a cache` with all that happened to `cache.yaml`, and `Count requests` with all that happened to `metrics.yaml`. Which of them comes first is up to you. In the end the files are the same as now.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': deployment('shop') }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc wednesday' },
    commit('Add a cache', { 'cache.yaml': cache('64') }),
    commit('Count requests', { 'metrics.yaml': requests }),
    commit('cache: add the unit', { 'cache.yaml': cache('64Gi') }),
    commit('errors as well', { 'metrics.yaml': errors }),
    commit('cache: Mi, not Gi', { 'cache.yaml': cache('64Mi') }),
  ],
  marks: { main: 'main', wednesday: 'wednesday' },
  goals: [
    {
      id: 'two',
      says: '`wednesday` has two commits after `main`, and their subjects are `Add a cache` and `Count requests`.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'wednesday~2', other: '%main' },
          {
            is: 'any',
            of: [
              { is: 'subjects', of: '%main..wednesday', are: ['Add a cache', 'Count requests'] },
              { is: 'subjects', of: '%main..wednesday', are: ['Count requests', 'Add a cache'] },
            ],
          },
        ],
      },
    },
    {
      id: 'apart',
      says: '`Add a cache` changes `cache.yaml` alone, and `Count requests` changes `metrics.yaml` alone.',
      check: {
        is: 'any',
        of: [
          {
            is: 'all',
            of: [
              { is: 'files', at: 'wednesday~1', are: { ...rest, ...done } },
              { is: 'subjects', of: '%main..wednesday~1', are: ['Add a cache'] },
            ],
          },
          {
            is: 'all',
            of: [
              { is: 'files', at: 'wednesday~1', are: { ...rest, ...counted } },
              { is: 'subjects', of: '%main..wednesday~1', are: ['Count requests'] },
            ],
          },
        ],
      },
    },
    {
      id: 'files',
      says: 'At the tip, the files are what they were before.',
      check: { is: 'sameTree', one: 'wednesday', other: '%wednesday' },
    },
    {
      id: 'clean',
      says: 'You are on `wednesday`, and nothing is under way or left to be committed.',
      check: { is: 'all', of: [{ is: 'clean' }, { is: 'head', on: 'wednesday' }] },
    },
  ],
  hints: [
    'The two topics touch different files, so their commits can change places. Bring the commits of a topic next to each other, then melt them into one.',
    'In the list of `git rebase -i main` you may move lines. `fixup` melts a commit into the one above it and drops its message.',
    'Type `git rebase -i main` and arrange the list: `pick` Add a cache, below it the two cache commits as `fixup`, then `pick` Count requests and below it `errors as well` as `fixup`.',
  ],
  solution: [
    {
      line: 'git rebase -i main',
      edits: ['pick wednesday~4\nfixup wednesday~2\nfixup wednesday\npick wednesday~3\nfixup wednesday~1\n'],
    },
  ],
  wrong: ['git reset --soft main', 'git commit -m "Add a cache"'],
  question:
    'When can two commits of a series change places without a conflict, and what is the difference between `squash` and `fixup`?',
  answer:
    'When the later one does not build on lines that the earlier one changed, or on lines right beside them. Changes in different files always can, although the state in between may then be one that nobody has tested. Both words melt a commit into the one above: `squash` asks for a message made of both, `fixup` keeps the upper message and drops its own.',
}

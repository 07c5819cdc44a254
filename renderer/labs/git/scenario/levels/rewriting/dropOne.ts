/** One commit is left out of a branch. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const search = (...lines: readonly string[]) => settings('search', [...lines, ''].join('\n'))

export const dropOne: Level = {
  id: 'drop-one',
  title: 'Leave one out',
  story: [
    'The branch `search` is yours alone and ready for review, but for its second commit, `DEBUG print every query`. You needed it for an afternoon, and no reviewer needs it at all.',
    'A revert would leave two commits where there should be none. Make the branch as if the debugging commit had never been in it: the other three commits in their order, with their subjects and changes.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': deployment('shop') }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc search' },
    commit('Add a search', { 'search.yaml': search('index: products') }),
    commit('DEBUG print every query', { 'debug.yaml': settings('debug', 'print: queries\nto: stdout\n') }),
    commit('Search descriptions too', { 'search.yaml': search('index: products', 'also: descriptions') }),
    commit('Limit the results', { 'search.yaml': search('index: products', 'also: descriptions', 'limit: 50') }),
  ],
  marks: { main: 'main', search: 'search' },
  goals: [
    {
      id: 'three',
      says: '`search` has three commits after `main`, and the debugging commit is not among its ancestors.',
      check: {
        is: 'all',
        of: [
          {
            is: 'subjects',
            of: '%main..search',
            are: ['Add a search', 'Search descriptions too', 'Limit the results'],
          },
          { is: 'same', one: 'search~3', other: '%main' },
          { is: 'not', of: { is: 'reaches', from: 'search', commit: '%search~2' } },
        ],
      },
    },
    {
      id: 'changes',
      says: 'They make the changes that they made before, and `debug.yaml` is in none of them.',
      check: {
        is: 'all',
        of: [
          { is: 'sameTree', one: 'search~2', other: '%search~3' },
          { is: 'samePatch', one: 'search~1', other: '%search~1' },
          { is: 'samePatch', one: 'search', other: '%search' },
        ],
      },
    },
    {
      id: 'clean',
      says: 'You are on `search`, and nothing is under way or left to be committed.',
      check: { is: 'all', of: [{ is: 'clean' }, { is: 'head', on: 'search' }] },
    },
  ],
  hints: [
    'Copy the commits that come after the debugging commit onto the one before it.',
    'In the list of `git rebase -i main`, delete the line or write `drop` in front of it. Or say it in one go: `git rebase --onto <new base> <last one to leave out>`.',
    'Type `git rebase --onto search~3 search~2`: what comes after `search~2`, the debugging commit, is copied onto `search~3`.',
  ],
  solution: ['git rebase --onto search~3 search~2'],
  wrong: ['git revert --no-edit search~2'],
  question: 'What does `git rebase --onto A B` do with the branch you are on?',
  answer:
    'It takes the commits that the branch can reach and B cannot, copies them in order onto A, and moves the branch to the last copy. With B a commit in the middle of the branch and A its parent, exactly B is left out. With A another branch, the tail of the branch moves there.',
}

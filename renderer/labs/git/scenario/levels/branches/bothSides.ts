/** A conflict in which neither side is wrong. */
import type { Level } from '../../level'
import { commit, shop } from '../steps'

const service = (replicas: number, memory: string) =>
  `image: shop:1.4\nreplicas: ${replicas}\nmemory: ${memory}\nport: 8080\n`

export const bothSides: Level = {
  id: 'both-sides',
  title: 'Both sides are right',
  story: [
    '`values.yaml` holds the values of the shop’s Helm chart. Your branch `limits` raises the memory from 256Mi to 512Mi, since it was killed twice last week. Meanwhile Kim raised the replicas on `main` from 2 to 4, for the sale on Friday.',
    'The two lines stand next to each other, so Git will not combine them by itself. Both changes are wanted.',
    'Merge `limits` into `main`, with both changes in `values.yaml`.',
  ],
  setup: [
    shop,
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    commit('Choose the values', { 'values.yaml': service(2, '256Mi') }),
    { line: 'git switch -qc limits' },
    commit('Raise the memory limit', { 'values.yaml': service(2, '512Mi') }),
    { line: 'git switch -q main' },
    {
      line: 'git commit -qam "Prepare for the sale" --author "Kim <kim@example.com>"',
      files: { 'values.yaml': service(4, '256Mi') },
      later: 60,
    },
  ],
  marks: { main: 'main', limits: 'limits' },
  goals: [
    {
      id: 'merged',
      says: 'The tip of `main` is a merge commit: its first parent is `main` as it was, its second is `limits`.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main^1', other: '%main' },
          { is: 'same', one: 'main^2', other: '%limits' },
        ],
      },
    },
    {
      id: 'both',
      says: 'In it, `values.yaml` has 4 replicas and 512Mi of memory, no conflict markers, and is otherwise as before.',
      check: {
        is: 'files',
        at: 'main',
        are: { 'README.md': '# Shop\n', 'values.yaml': service(4, '512Mi') },
      },
    },
    {
      id: 'clean',
      says: 'The merge is finished, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'clean' }, { is: 'head', on: 'main' }] },
    },
  ],
  hints: [
    'Each side changed one line of the region, and the merge asks you for the whole region. Ask what each side wanted, compared with the base.',
    '`git merge limits` stops and leaves markers in `values.yaml`. Edit the file until it says what both sides meant, `git add` it, and finish with `git commit`.',
    'Between the markers, keep `replicas: 4` and `memory: 512Mi` and delete the rest with the markers. Then type `git add values.yaml` and `git commit --no-edit`.',
  ],
  solution: [
    'git merge limits',
    { line: 'git add values.yaml', files: { 'values.yaml': service(4, '512Mi') } },
    'git commit --no-edit',
  ],
  wrong: ['git merge --no-edit -X theirs limits'],
  question:
    'Of two neighbouring lines, each side of a merge changed one. Why is that a conflict, and why is taking one side rarely the answer?',
  answer:
    'Neighbouring changes count as one region, and both sides changed it differently from the base. Git cannot know whether one change depends on the other. Taking one side undoes the intent of the other without a word. Compare each side with the base (`merge.conflictStyle` set to `diff3` or `zdiff3` shows it) and write what both wanted.',
}

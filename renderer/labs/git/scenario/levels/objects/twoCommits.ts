/** The index as the draft of the next commit: a part of what changed. */
import type { Level } from '../../level'
import { deployment } from '../manifests'
import { commit, shop } from '../steps'

const manifest = (replicas: number) => deployment('shop', { replicas })
const readme = '# Shop\n\nThe manifest of the shop service.\n'
const longer = `${readme}\nOn call: see the rota, page 2.\n`

const one = (path: string, text: string, other: string, left: string) =>
  ({ is: 'files', at: 'main~1', are: { [path]: text, [other]: left } }) as const

export const twoCommits: Level = {
  id: 'two-commits',
  title: 'Two changes, two commits',
  story: [
    'You scaled the service to three replicas in `deployment.yaml`. While you were at it, you added a line for the people on call to `README.md`. Both changes are in the working tree, and neither is committed.',
    'They have nothing to do with each other. If the third replica has to be reverted one day, the line in the README should stay. So record two commits on `main`, one for each file.',
    'There is also `notes.txt`, your own scratch paper. It belongs in no commit, and you still need it.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': manifest(2) }),
    commit('Say what this is', { 'README.md': readme }),
    {
      line: 'git status --short',
      files: { 'deployment.yaml': manifest(3), 'README.md': longer, 'notes.txt': 'ask Kim about the load at noon\n' },
    },
  ],
  marks: { start: 'main' },
  goals: [
    {
      id: 'two',
      says: '`main` has two new commits, and together they hold both changes and nothing else.',
      check: {
        is: 'all',
        of: [
          { is: 'graph', commits: ['a: base', 'b: a'], refs: { main: 'b' }, above: '%start' },
          { is: 'files', at: 'main', are: { 'deployment.yaml': manifest(3), 'README.md': longer } },
        ],
      },
    },
    {
      id: 'apart',
      says: 'Each of the two commits changes one file; which of them comes first does not matter.',
      check: {
        is: 'any',
        of: [
          one('deployment.yaml', manifest(3), 'README.md', readme),
          one('README.md', longer, 'deployment.yaml', manifest(2)),
        ],
      },
    },
    {
      id: 'notes',
      says: '`notes.txt` is still in the working tree, in no commit, and nothing is left to be committed.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'worktree', have: { 'notes.txt': 'ask Kim about the load at noon\n' } },
          { is: 'files', at: 'index', lack: ['notes.txt'] },
          { is: 'files', at: 'main', lack: ['notes.txt'] },
          { is: 'clean', untracked: true },
        ],
      },
    },
  ],
  hints: [
    'A commit takes what is in the index, not everything that changed. Put one file into the index and commit, then the other.',
    '`git add deployment.yaml` stages that file alone. `git status` shows what the next commit would take and what it would leave.',
    'Begin with `git add deployment.yaml` and `git commit -m "Run three replicas"`. The second commit goes the same way with `README.md`; do not use `git add .`, which would take the notes too.',
  ],
  solution: ['git add deployment.yaml', 'git commit -m "Run three replicas"', 'git commit -a -m "Point to the rota"'],
  wrong: ['git commit -a -m "Run three replicas and point to the rota"'],
  question: 'Two tracked files are changed and only one of them is staged. What does a plain `git commit` record?',
  answer:
    'The whole index: the staged file with its change, and every other tracked file as it was when it was last staged. The second change stays in the working tree. That is how one afternoon of work becomes several commits, each with one purpose and each revertible alone. `git commit -a` is different: it first stages every tracked file that changed.',
}

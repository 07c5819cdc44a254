import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const web = (rest = '') => deployment('web', { replicas: 3, container: rest })
const probe = settings('probe', 'path: /ready\nperiod: 10s\n')
const drain = '      terminationGracePeriodSeconds: 60\n'
const budget =
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  minAvailable: 2\n  selector:\n    matchLabels: { app: web }\n'

/** The stash that is wanted, and the older one of the experiment. */
const wanted = '39b8568'
const other = '67c91ea'

export const droppedStash: Level = {
  id: 'dropped-stash',
  title: 'The stash that was dropped',
  story: [
    'On Monday you tried out debug logging, put it away with `git stash -u`, and dropped that stash. It may stay away.',
    'On Tuesday you prepared for a node drain: a new setting in `web.yaml` and a new file, `budget.yaml`. An urgent question came in between, so you put that away with `git stash -u` as well. Afterwards you typed `git stash drop` where you meant `git stash pop`. `git stash list` is empty.',
    'Bring the work of Tuesday back into your files, both of them, and nothing of Monday’s. Whether you commit it is up to you.',
  ],
  setup: [
    shop,
    commit('Describe the web service', { 'web.yaml': web() }),
    {
      line: 'git stash -q -u',
      files: { 'web.yaml': web('          args: [--log=debug]\n'), 'trace.yaml': settings('trace', 'level: all\n') },
      later: 60,
    },
    { line: 'git stash drop -q', later: 5 },
    commit('Add a readiness probe', { 'probe.yaml': probe }, { later: 1_440 }),
    {
      line: 'git stash -q -u',
      files: { 'web.yaml': web(drain), 'budget.yaml': budget },
      later: 45,
    },
    { line: 'git stash drop -q', later: 15 },
  ],
  marks: { main: 'main' },
  goals: [
    {
      id: 'back',
      says: 'Your working tree holds `web.yaml` and `budget.yaml` as you left them on Tuesday, and nothing of Monday’s.',
      check: {
        is: 'files',
        at: 'worktree',
        have: { 'web.yaml': web(drain), 'budget.yaml': budget, 'probe.yaml': probe },
        lack: ['trace.yaml'],
      },
    },
    {
      id: 'main',
      says: 'You are on `main`, what it had before is still in it, and no command is half done.',
      check: {
        is: 'all',
        of: [
          { is: 'head', on: 'main' },
          { is: 'reaches', from: 'main', commit: '%main' },
          { is: 'underway', what: 'nothing' },
        ],
      },
    },
  ],
  hints: [
    'A stash is a commit, and dropping it only takes away its name. The database can list commits that nothing leads to.',
    '`git fsck` lists them as dangling. Look at each with `git stash show -p <id>`, and give the right one to `git stash apply`.',
    `\`git fsck\` shows two dangling commits, and \`git stash show -p <id>\` tells them apart. Then \`git stash apply ${wanted}\`.`,
  ],
  solution: ['git fsck', `git stash show -p ${wanted}`, `git stash apply ${wanted}`],
  wrong: ['git fsck', `git stash apply ${other}`],
  question: 'A stash was dropped by mistake. Does it still exist, and how do you get it back?',
  answer:
    'Yes, until `git gc` prunes it: an entry of the stash is a commit, and `git stash drop` removes only the name. No reflog has it any more, so ask the database: `git fsck` lists it as a dangling commit. `git stash apply <id>` brings the changes back, and `git stash store <id>` puts it on the list again.',
}

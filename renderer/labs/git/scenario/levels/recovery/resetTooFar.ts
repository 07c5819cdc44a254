import type { Level } from '../../level'
import { deployment, limits, readiness } from '../manifests'
import { commit, shop } from '../steps'

const web = (replicas: number, rest = '') => deployment('web', { replicas, container: rest })
const probe = readiness('/ready')
const limited = probe + limits('memory: 256Mi')

export const resetTooFar: Level = {
  id: 'reset-too-far',
  title: 'A hard reset too far',
  story: [
    'This morning you added three commits to `main`: a readiness probe, memory limits, and one that logs every request to find a fault. The fault is found, so you wanted to throw the last of them away.',
    'You typed `git reset --hard HEAD~3` where you meant `HEAD~1`. Now the probe and the limits are gone as well, and they are in no other branch. Nothing has been pushed.',
    'Bring the two good commits back to `main`: the very commits with their old ids, not new ones. The logging stays out.',
  ],
  setup: [
    shop,
    commit('Describe the web service', { 'web.yaml': web(2) }),
    commit('Run three web pods', { 'web.yaml': web(3) }),
    commit('Add a readiness probe', { 'web.yaml': web(3, probe) }, { later: 1_440 }),
    commit('Set memory limits', { 'web.yaml': web(3, limited) }),
    commit('Log every request', { 'web.yaml': web(3, `${limited}          args: [--log=requests]\n`) }),
    { line: 'git reset -q --hard HEAD~3', later: 20 },
  ],
  marks: { lost: 'HEAD@{1}~1' },
  goals: [
    {
      id: 'back',
      says: '`main` ends with `Set memory limits`, and it is the commit that you lost, with the same id.',
      check: { is: 'same', one: 'main', other: '%lost' },
    },
    {
      id: 'clean',
      says: 'You are on `main`, and nothing is left to be committed.',
      check: {
        is: 'all',
        of: [{ is: 'head', on: 'main' }, { is: 'clean' }],
      },
    },
  ],
  hints: [
    'A reset moves a branch and deletes no commit. Your machine keeps a journal of where `HEAD` was before each move.',
    '`git reflog` shows the journal. `HEAD@{1}` is where you were one move ago, and `~1` behind it names the parent, as always.',
    'Before the reset you were at the logging commit, and its parent is wanted. If you have not moved since: `git reset --hard HEAD@{1}~1`.',
  ],
  solution: ['git reflog', 'git reset --hard HEAD@{1}~1'],
  wrong: ['git reset --hard HEAD@{1}'],
  question: 'After `git reset --hard HEAD~3`, where are the three commits, and what finds them?',
  answer:
    'They are still in the object database; only the branch has left them. The reflog of `HEAD` and of the branch remembers the old position: `git reflog` lists it, `HEAD@{1}` names it, and so does `ORIG_HEAD`. By default such an entry is kept for 30 days. Edits that were never added have no object, and nothing finds them.',
}

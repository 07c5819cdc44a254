import type { Level } from '../../level'
import { deployment, limits, settings } from '../manifests'
import { by, cloned } from './together'

const shop = (container = '') => deployment('shop', { replicas: 3, container })

export const whichMerge: Level = {
  id: 'which-merge',
  title: 'The merge that brought it to main',
  story: [
    'Each commit on `main` is deployed as it arrives. Since one of the deployments the pods are killed for their memory: `deployment.yaml` has a line `memory: 64Mi`.',
    'The commit that wrote the line is quickly found, but it lay on a branch for days, and that branch went by way of another. What was deployed is a merge. Find the merge commit on `main` with which the line came to `main`, and write its id into a new file `answer.txt`.',
  ],
  setup: cloned(
    by('you', 'Describe the service', { 'deployment.yaml': shop() }),
    { line: 'git switch -q -c limits', as: 'ops' },
    by('ops', 'Limit the memory', { 'deployment.yaml': shop(limits('memory: 64Mi')) }, 60),
    { line: 'git switch -q -c probe main', as: 'kim' },
    by('kim', 'Add a readiness probe', { 'probe.yaml': settings('probe', 'readiness: /healthz\n') }, 60),
    { line: 'git switch -q main && git merge -q --no-ff -m "Merge the probe" probe', as: 'kim', later: 600 },
    { line: 'git switch -q -c release-2 main~1', as: 'you' },
    by('you', 'Prepare release 2', { 'CHANGES.md': 'Release 2\n' }, 60),
    { line: 'git merge -q --no-ff -m "Take the limits into release 2" limits', later: 600 },
    { line: 'git switch -q -c metrics main', as: 'kim', later: 60 },
    by('kim', 'Expose metrics', { 'metrics.yaml': settings('metrics', 'path: /metrics\n') }, 60),
    { line: 'git switch -q main && git merge -q --no-ff -m "Merge release 2" release-2', later: 600 },
    { line: 'git merge -q --no-ff -m "Merge the metrics" metrics', as: 'kim', later: 600 },
    { line: 'git branch -q -d limits probe release-2 metrics' },
  ),
  marks: { merge: ':/Merge.release.2' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of the merge commit on `main` with which `memory: 64Mi` came to `main`.',
      check: { is: 'answer', file: 'answer.txt', rev: '%merge' },
    },
  ],
  hints: [
    'The first parent of a merge is the branch that was merged into. Whoever follows only first parents from `main` sees `main` as it was deployed, one merge after the other.',
    '`git log --first-parent` does that, and then compares each merge with its first parent. So the pickaxe, `-S`, sees what a merge brought.',
    "`git log --oneline --first-parent -S'memory: 64Mi'` lists one commit. Then `echo <id> >answer.txt`, without the brackets.",
  ],
  solution: ["git log --oneline --first-parent -S'memory: 64Mi'", 'echo 9630ab1 >answer.txt'],
  wrong: ["git log --oneline -S'memory: 64Mi'", 'echo 88be690 >answer.txt'],
  question:
    'A commit lay on a topic branch. How do you find the merge that brought it to `main`, and why is the first parent the key?',
  answer:
    'Of a merge made on `main`, the first parent is `main` before it, and the others are what was merged. `git log --first-parent main` therefore lists the states that `main` itself has had, and each merge, compared with its first parent, shows all that it brought. `git log --merges --ancestry-path <commit>..main` lists every merge that has the commit among its ancestors, also later ones and those made on other branches. All this holds as long as `main` is not moved forward to a merge made elsewhere.',
}

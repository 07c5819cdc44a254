import type { Level } from '../../level'
import { deployment, limits, ports, readiness } from '../manifests'
import { by, cloned } from './together'

const shop = (image: string, container = '') =>
  deployment('shop', { image: `shop:${image}`, container: ports() + container })
const probe = readiness()
const memory = limits('memory: 256Mi')
const both = limits('cpu: 500m', 'memory: 256Mi')

export const whenRemoved: Level = {
  id: 'when-removed',
  title: 'A line that is no longer there',
  story: [
    'Traffic reaches pods that are still starting. `deployment.yaml` once had a `readinessProbe`, and today it has none. Nobody remembers when it went.',
    'Find the commit that took it out, and write its id into a new file `answer.txt`. Blame cannot help: it knows only lines that are there.',
  ],
  setup: cloned(
    by('you', 'Describe the service', { 'deployment.yaml': shop('1.2') }),
    by('kim', 'Add a readiness probe', {
      'deployment.yaml': shop('1.2', probe),
      'probe.sh': 'curl --fail localhost:8080/healthz\n',
    }),
    by('kim', 'Use shop 1.3', { 'deployment.yaml': shop('1.3', probe) }, 1440),
    by('ops', 'Limit the memory', { 'deployment.yaml': shop('1.3', probe + memory) }, 600),
    by(
      'ops',
      'Order the settings',
      { 'deployment.yaml': shop('1.3', both), 'README.md': 'Settings are in order.\n' },
      600,
    ),
    { line: 'git rm -q probe.sh && git commit -qm "Remove the old probe script"', as: 'kim', later: 300 },
    by('you', 'Use shop 1.4', { 'deployment.yaml': shop('1.4', both) }, 1440),
    by('kim', 'Say who is on call', { 'README.md': 'Settings are in order.\nOn call: night shift\n' }, 60),
  ),
  marks: { cause: ':/Order' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of the commit that took the `readinessProbe` out of `deployment.yaml`.',
      check: { is: 'answer', file: 'answer.txt', rev: '%cause' },
    },
  ],
  hints: [
    'A message says what somebody had in mind. To find what a commit really did, search the changes.',
    '`git log -S<text>`, the pickaxe, lists the commits in which the number of occurrences of a text changed.',
    '`git log --oneline -SreadinessProbe` lists two commits: the older put the line in, the newer took it out. Write the newer one’s id with `echo <id> >answer.txt`, without the brackets.',
  ],
  solution: ['git log --oneline -SreadinessProbe', 'echo 5365bb3 >answer.txt'],
  wrong: ['git log --oneline -i --grep=probe', 'echo 67b0e85 >answer.txt'],
  question: 'What do `git log -S<text>`, `git log -G<regex>` and `git log --grep=<regex>` search?',
  answer:
    '`-S` compares the number of occurrences of the text in each changed file before and after the commit, and lists the commits where it differs: where the text appeared or vanished. `-G` lists commits whose patch has an added or removed line that matches, so also those that only moved it. `--grep` searches the messages, which need not tell what was changed.',
}

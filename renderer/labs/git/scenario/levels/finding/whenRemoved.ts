import type { Level } from '../../level'
import { by, cloned } from './together'

const deployment = (image: string, ...more: readonly string[]) =>
  ['name: shop', `image: shop:${image}`, ...more, 'port: 8080', ''].join('\n')
const probe = 'readiness: /healthz'

export const whenRemoved: Level = {
  id: 'when-removed',
  title: 'A line that is no longer there',
  story: [
    'Traffic reaches pods that are still starting. `deployment.yaml` once had a line `readiness: /healthz`, and today it has none. Nobody remembers when it went.',
    'Find the commit that took the line out, and write its id into a new file `answer.txt`. Blame cannot help: it knows only lines that are there.',
  ],
  setup: cloned(
    by('you', 'Describe the service', { 'deployment.yaml': deployment('1.2') }),
    by('kim', 'Add a readiness probe', {
      'deployment.yaml': deployment('1.2', probe),
      'probe.sh': 'curl --fail localhost:8080/healthz\n',
    }),
    by('kim', 'Use shop 1.3', { 'deployment.yaml': deployment('1.3', probe) }, 1440),
    by('ops', 'Limit the memory', { 'deployment.yaml': deployment('1.3', probe, 'memory: 256Mi') }, 600),
    by(
      'ops',
      'Order the settings',
      { 'deployment.yaml': deployment('1.3', 'cpu: 500m', 'memory: 256Mi'), 'README.md': 'Settings are in order.\n' },
      600,
    ),
    { line: 'git rm -q probe.sh && git commit -qm "Remove the old probe script"', as: 'kim', later: 300 },
    by('you', 'Use shop 1.4', { 'deployment.yaml': deployment('1.4', 'cpu: 500m', 'memory: 256Mi') }, 1440),
    by('kim', 'Say who is on call', { 'README.md': 'Settings are in order.\nOn call: night shift\n' }, 60),
  ),
  marks: { cause: ':/Order' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of the commit that took `readiness: /healthz` out of `deployment.yaml`.',
      check: { is: 'answer', file: 'answer.txt', rev: '%cause' },
    },
  ],
  hints: [
    'A message says what somebody had in mind. To find what a commit really did, search the changes.',
    '`git log -S<text>`, the pickaxe, lists the commits in which the number of occurrences of a text changed.',
    "`git log --oneline -S'readiness: /healthz'` lists two commits: the older put the line in, the newer took it out. Write the newer one’s id with `echo <id> >answer.txt`, without the brackets.",
  ],
  solution: ["git log --oneline -S'readiness: /healthz'", 'echo d97feb0 >answer.txt'],
  wrong: ['git log --oneline -i --grep=probe', 'echo b61b237 >answer.txt'],
  question: 'What do `git log -S<text>`, `git log -G<regex>` and `git log --grep=<regex>` search?',
  answer:
    '`-S` compares the number of occurrences of the text in each changed file before and after the commit, and lists the commits where it differs: where the text appeared or vanished. `-G` lists commits whose patch has an added or removed line that matches, so also those that only moved it. `--grep` searches the messages, which need not tell what was changed.',
}

import type { Level } from '../../level'
import { deployment, ingress, service, settings } from '../manifests'
import { by, cloned } from './together'

export const notOnMain: Level = {
  id: 'not-on-main',
  title: 'What the branch has and main lacks',
  story: [
    'Kim’s branch `checkout`, which your clone knows as `origin/checkout`, is to be merged into `main`. She has merged `main` into her branch in between, and `main` has gone on since, so the graph is no longer easy to count.',
    'How many commits would be new on `main`? Count all commits that `origin/checkout` has and `main` lacks, Kim’s merge among them, and write the number into a new file `answer.txt`.',
  ],
  setup: cloned(
    by('you', 'Describe the service', { 'service.yaml': service('shop', 80) }),
    { line: 'git switch -q -c checkout', as: 'kim', later: 60 },
    by('kim', 'Begin the checkout', { 'checkout.yaml': deployment('checkout', { replicas: 1 }) }),
    by('kim', 'Let the checkout scale', { 'checkout.yaml': deployment('checkout') }),
    { line: 'git switch -q main' },
    by('you', 'Say who is on call', { 'README.md': 'On call: night shift\n' }),
    by('ops', 'Limit the memory', { 'limits.yaml': settings('limits', 'memory: 256Mi\n') }),
    { line: 'git switch -q checkout && git merge -q -m "Bring checkout up to date" main', as: 'kim', later: 60 },
    by('kim', 'Probe the checkout', { 'probe.yaml': settings('probe', 'readiness: /healthz\n') }),
    { line: 'git switch -q main' },
    by('ops', 'Limit the processor', { 'limits.yaml': settings('limits', 'memory: 256Mi\ncpu: 500m\n') }),
    by('you', 'Use port 8080', { 'service.yaml': service('shop', 8080) }),
    by('you', 'Add an ingress', { 'ingress.yaml': ingress('shop.example.com') }),
    { line: 'git switch -q checkout', as: 'kim' },
    by('kim', 'Count checkouts', { 'metrics.yaml': settings('metrics', 'path: /metrics\n') }),
    { line: 'git switch -q main' },
  ),
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the number of commits that `origin/checkout` has and `main` lacks.',
      check: { is: 'says', file: 'answer.txt', text: '5' },
    },
  ],
  hints: [
    'A range of two dots, `A..B`, is everything that B leads to and A does not. Its two ends are not alike.',
    '`git log --oneline main..origin/checkout` lists the commits, and `git rev-list --count` counts those of a range.',
    'Type `git rev-list --count main..origin/checkout >answer.txt`.',
  ],
  solution: ['git rev-list --count main..origin/checkout >answer.txt'],
  wrong: ['git rev-list --count main...origin/checkout >answer.txt'],
  question: 'What do `main..topic` and `main...topic` mean for `git log`, and what for `git diff`?',
  answer:
    'For `log`, two dots are the commits of `topic` that `main` lacks, and three dots those that only one of the two has, on either side. For `diff`, two dots compare the two tips with each other, and three dots compare `topic` with the merge base: what `topic` has changed since they parted. So the log of a merge to come is `main..topic`, and its diff is `main...topic`.',
}

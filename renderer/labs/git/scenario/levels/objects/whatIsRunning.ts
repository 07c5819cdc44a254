/** The same contents have the same id: a file without a name is found in the history, and a release is named. */
import type { Level } from '../../level'
import { deployment } from '../manifests'
import { commit, shop } from '../steps'

const grace = (seconds: number) => `      terminationGracePeriodSeconds: ${seconds}\n`
const manifest = (image: string, replicas: number, timeout = '') =>
  deployment('shop', { image: `shop:${image}`, replicas, container: timeout })
const running = manifest('1.1', 3, grace(30))

export const whatIsRunning: Level = {
  id: 'what-is-running',
  title: 'What is running?',
  story: [
    'The night shift saved the manifest that runs in production as `../running.yaml`, right beside the repository. Nobody wrote down which commit it came from, and several versions of `deploy.yaml` look nearly alike.',
    'Exactly one commit of `main` has a `deploy.yaml` with these very bytes. Find it, and name it for everybody: an annotated tag `v1.1` on that commit. The message of the tag is up to you.',
  ],
  setup: [
    { line: 'ls', files: { 'running.yaml': running } },
    shop,
    commit('Deploy shop 1.0', { 'deploy.yaml': manifest('1.0', 2) }),
    commit('Deploy shop 1.1', { 'deploy.yaml': manifest('1.1', 2) }, { later: 1440 }),
    commit('Run three replicas', { 'deploy.yaml': manifest('1.1', 3) }, { later: 180 }),
    commit('Wait before a pod is killed', { 'deploy.yaml': manifest('1.1', 3, grace(30)) }, { later: 300 }),
    commit('Wait longer', { 'deploy.yaml': manifest('1.1', 3, grace(60)) }, { later: 60 }),
    commit('Deploy shop 1.2', { 'deploy.yaml': manifest('1.2', 3, grace(60)) }, { later: 2880 }),
  ],
  marks: { running: 'main~2', start: 'main' },
  goals: [
    {
      id: 'found',
      says: 'The tag `v1.1` leads to the commit whose `deploy.yaml` has the same bytes as `../running.yaml`.',
      check: { is: 'same', one: 'refs/tags/v1.1', other: '%running' },
    },
    {
      id: 'annotated',
      says: 'The tag on that commit is an annotated one, with a tagger and a message of its own.',
      check: { is: 'annotated', tag: 'v1.1', at: '%running' },
    },
    { id: 'still', says: '`main` has not moved.', check: { is: 'same', one: 'main', other: '%start' } },
  ],
  hints: [
    'A blob is named by its contents alone. If two files have the same bytes, they have the same id, whatever they are called.',
    '`git hash-object ../running.yaml` gives the id that the file would have. `git rev-parse main~1:deploy.yaml` gives the id of the file in a commit.',
    'Compare with `git rev-parse main:deploy.yaml main~1:deploy.yaml main~2:deploy.yaml main~3:deploy.yaml`. Then `git tag -a v1.1 -m "Runs in production"` and the commit at the end.',
  ],
  solution: [
    'git hash-object ../running.yaml',
    'git rev-parse main:deploy.yaml main~1:deploy.yaml main~2:deploy.yaml main~3:deploy.yaml',
    'git tag -a v1.1 -m "Runs in production" main~2',
  ],
  wrong: ['git log --oneline', 'git tag -a v1.1 -m "Runs in production" main~4'],
  question: 'Why can the id of a blob answer whether two files are equal, and what does it say nothing about?',
  answer:
    'The id is a hash of the contents with a short header. The same bytes give the same id in every commit, under every name and on every machine, and other bytes give another id. Name, mode, date and author are no part of the blob: the name and the mode are in the tree, the rest is in the commit.',
}

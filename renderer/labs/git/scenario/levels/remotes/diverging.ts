import type { Level } from '../../level'
import { deployment, ingress, limits, service } from '../manifests'
import { begunByKim, commit, kim, server } from './team'

const shop = (replicas: number, container = '') => deployment('shop', { replicas, container })
const notes = 'Ask Kim about the port.\n'

export const straightLine: Level = {
  id: 'straight-line',
  title: 'Two people, one straight line',
  story: [
    'You and Kim have both committed on `main` since yesterday. Kim has pushed; your two commits are only here. You have fetched already, so the graph shows both sides.',
    'The team reads `main` as a straight line, one commit after the other, without merge commits. Bring your two commits behind hers and push.',
    'You are in the middle of something: `notes.md` holds an edit that is not ready. It should be there afterwards as it is, and not be committed.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'deployment.yaml': shop(2), 'notes.md': '' }, 'kim'),
      commit('Say who is on call', { 'README.md': 'On call: night shift\n' }, 'kim', 60),
    ),
    { line: `git clone -q ${server} && cd shop`, later: 60 },
    commit('Run three pods', { 'deployment.yaml': shop(3) }, 'kim', 600),
    commit('Add a service', { 'service.yaml': service('shop') }, 'you', 30),
    commit('Limit the memory', { 'deployment.yaml': shop(3, limits('memory: 256Mi')) }, 'kim', 30),
    kim('git push -q'),
    commit('Add an ingress', { 'ingress.yaml': ingress('shop.example.com') }, 'you', 30),
    { line: 'git fetch -q', later: 5, files: { 'notes.md': notes } },
  ],
  goals: [
    {
      id: 'straight',
      says: 'On the server, `main` is a straight line: Kim’s two commits, then your two.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'graph', commits: ['a:', 'b: a', 'c: b', 'd: c', 'e: d', 'f: e'], refs: { main: 'f' } },
            {
              is: 'subjects',
              of: 'main',
              are: [
                'Describe the service',
                'Say who is on call',
                'Run three pods',
                'Limit the memory',
                'Add a service',
                'Add an ingress',
              ],
            },
          ],
        },
      },
    },
    {
      id: 'kept',
      says: 'Kim’s commits are hers, with the ids they had.',
      check: { is: 'in', repository: server, of: { is: 'reaches', from: 'main', commit: '%kims' } },
    },
    {
      id: 'same',
      says: 'Your `main` is the same commit as the server’s.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: 'origin/main' },
          { is: 'subjects', of: '%kims..main', are: ['Add a service', 'Add an ingress'] },
        ],
      },
    },
    {
      id: 'notes',
      says: 'The edit in `notes.md` is there and not committed.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'worktree', have: { 'notes.md': notes } },
          { is: 'files', at: 'main', have: { 'notes.md': '' } },
          { is: 'underway', what: 'nothing' },
        ],
      },
    },
  ],
  marks: { kims: 'origin/main' },
  hints: [
    'A merge ties the two lines together with a merge commit. A rebase copies your commits behind Kim’s, and nobody has yours yet, so that is allowed.',
    '`git pull --rebase` does it, but refuses while files are edited. `--autostash` lays the edit aside and brings it back.',
    'Type `git pull --rebase --autostash` and then `git push`.',
  ],
  solution: ['git pull --rebase --autostash', 'git push'],
  wrong: ['git pull --no-rebase --no-edit', 'git push -q'],
  question:
    'Your branch and its upstream have both moved. What does `git pull` do with `--rebase`, with `--no-rebase`, and with neither?',
  answer:
    'With `--rebase` your unpublished commits are copied behind the upstream’s, which keeps the line straight and gives them new ids. With `--no-rebase` a merge commit joins the two lines, and all ids stay. With neither, and no setting such as `pull.rebase`, it refuses and asks you to choose. In no case is a commit of the other side lost; that takes a forced push.',
}

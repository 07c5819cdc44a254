import type { Level } from '../../level'
import { deployment, limits, settings } from '../manifests'
import { commit, shop } from '../steps'

interface Web {
  readonly team?: string
  readonly memory: number
}
const web = ({ team, memory }: Web) =>
  deployment('web', {
    labels: team ? `  labels: { team: ${team} }\n` : '',
    container: limits('cpu: 100m', `memory: ${memory}Mi`),
  })
const gateway = (timeout: number) => settings('gateway', `route: /\nservice: web\ntimeout: ${timeout}s\n`)

export const rebaseConflict: Level = {
  id: 'rebase-conflict',
  title: 'Two numbers in one line',
  story: [
    'On your branch `limits` you raised the memory of `web` to 512Mi and the timeout of the gateway to 30s. In the meantime Kim named the team in `web.yaml` on `main`, and she too raised the memory, to 384Mi.',
    'You have talked: 512Mi is the right number, and everything else that Kim did stays.',
    'Rebase `limits` onto `main`. Its two commits shall stand there, in their order, with exactly the files that you agreed on.',
  ],
  setup: [
    shop,
    commit('Describe web and gateway', { 'web.yaml': web({ memory: 256 }), 'gateway.yaml': gateway(10) }),
    { line: 'git switch -q -c limits' },
    commit('Raise memory to 512Mi', { 'web.yaml': web({ memory: 512 }) }),
    commit('Wait longer for web', { 'gateway.yaml': gateway(30) }),
    { line: 'git switch -q main' },
    { line: 'cd /home/you/shop', as: 'kim' },
    commit('Name the team', { 'web.yaml': web({ team: 'checkout', memory: 256 }) }, { as: 'kim', later: 60 }),
    commit('Raise memory to 384Mi', { 'web.yaml': web({ team: 'checkout', memory: 384 }) }, { as: 'kim', later: 60 }),
    { line: 'git switch -q limits' },
  ],
  marks: { main: 'main' },
  goals: [
    {
      id: 'on-top',
      says: '`limits` has two commits on top of `main`, and `main` is where it was.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: '%main' },
          { is: 'graph', commits: ['a: base', 'b: a'], refs: { limits: 'b' }, above: '%main' },
          { is: 'same', one: 'limits~2', other: '%main' },
        ],
      },
    },
    {
      id: 'first',
      says: 'The first of them sets 512Mi and keeps the name of the team; nothing else differs from `main`.',
      check: {
        is: 'files',
        at: 'limits~1',
        are: { 'web.yaml': web({ team: 'checkout', memory: 512 }), 'gateway.yaml': gateway(10) },
      },
    },
    {
      id: 'second',
      says: 'The second is your change of the timeout, and nothing more.',
      check: {
        is: 'files',
        at: 'limits',
        are: { 'web.yaml': web({ team: 'checkout', memory: 512 }), 'gateway.yaml': gateway(30) },
      },
    },
    {
      id: 'done',
      says: 'The rebase is over, `limits` is checked out, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'limits' }, { is: 'clean' }] },
    },
  ],
  hints: [
    'The rebase stops at your first commit. Write `web.yaml` the way it should be, tell Git that the conflict is resolved, and let it go on.',
    'In a rebase you stand on `main`, so “ours” is Kim’s version and “theirs” is yours. Taking either whole file loses something. `git rebase --continue` goes on after `git add`.',
    'Type `git rebase main`. In `web.yaml` delete the three marker lines and the line with 384Mi. Then `git add web.yaml` and `git rebase --continue`.',
  ],
  solution: [
    'git rebase main',
    { line: 'git add web.yaml', files: { 'web.yaml': web({ team: 'checkout', memory: 512 }) } },
    { line: 'git rebase --continue', edits: [null] },
  ],
  wrong: [
    'git rebase main',
    'git checkout --theirs web.yaml',
    'git add web.yaml',
    { line: 'git rebase --continue', edits: [null] },
  ],
  question: 'Which side is “ours” in a conflict of a rebase, and why is `git checkout --theirs <file>` often too much?',
  answer:
    'A rebase stands on the new base and applies your commits to it one by one. So “ours” is the new base, and “theirs” is your own commit. `git checkout --theirs` takes the whole file of that side, and with it drops every change of the other side in that file, also where nothing conflicted.',
}

/** An undo in the index and one in the working tree. */
import type { Level } from '../../level'
import { alert, deployment, ingress, limits } from '../manifests'
import { commit, shop } from '../steps'

const manifest = (memory: string) => deployment('shop', { container: limits(`memory: ${memory}`) })
const down = alert('ShopDown', 'up{job="shop"} == 0', 5)

export const twoUndos: Level = {
  id: 'two-undos',
  title: 'Two kinds of undo',
  story: [
    'Three edits are on your desk. In `deployment.yaml` you raised the memory to 384Mi: that is right, but it is staged already, and the load test that decides about it runs tomorrow. It must stay in the working tree and must not go into the next commit.',
    'In `ingress.yaml` you tried the host `localhost`, which was only for your own machine. Drop that edit: the file should be as it was committed.',
    'The third edit, a new file `alerts.yaml`, is staged and finished. Leave it staged. Do not commit anything yet: Kim wants to look at `git status` with you.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': manifest('256Mi') }),
    commit('Open the service to customers', { 'ingress.yaml': ingress('shop.example.com') }),
    {
      line: 'git add .',
      files: { 'deployment.yaml': manifest('384Mi'), 'alerts.yaml': down },
    },
    { line: 'git status --short', files: { 'ingress.yaml': ingress('localhost') } },
  ],
  marks: { start: 'main' },
  goals: [
    {
      id: 'unstaged',
      says: 'The index has `deployment.yaml` as in the last commit, and `alerts.yaml` is still staged.',
      check: {
        is: 'files',
        at: 'index',
        are: {
          'deployment.yaml': manifest('256Mi'),
          'ingress.yaml': ingress('shop.example.com'),
          'alerts.yaml': down,
        },
      },
    },
    {
      id: 'kept',
      says: 'The working tree still has 384Mi in `deployment.yaml`.',
      check: { is: 'files', at: 'worktree', have: { 'deployment.yaml': manifest('384Mi') } },
    },
    {
      id: 'dropped',
      says: '`ingress.yaml` in the working tree is as it was committed.',
      check: { is: 'files', at: 'worktree', have: { 'ingress.yaml': ingress('shop.example.com') } },
    },
    {
      id: 'waiting',
      says: '`main` has no new commit.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: '%start' },
          { is: 'head', on: 'main' },
        ],
      },
    },
  ],
  hints: [
    'One undo writes the index and leaves the file alone; the other writes the file. Ask for each file which of the two places is wrong.',
    '`git restore --staged` copies from the last commit into the index. `git restore` without it copies from the index into the working tree.',
    'Type `git restore --staged deployment.yaml` and `git restore ingress.yaml`. Look at `git status` before and after.',
  ],
  solution: ['git restore --staged deployment.yaml', 'git restore ingress.yaml'],
  wrong: ['git restore --staged deployment.yaml', 'git restore .'],
  question:
    'What does `git restore file` write, what does `git restore --staged file` write, and which of the two can lose work?',
  answer:
    '`git restore file` copies the file from the index into the working tree, so an edit that was never staged is gone. `git restore --staged file` copies it from the last commit into the index and leaves the working tree alone: the edit is only no longer part of the next commit.',
}

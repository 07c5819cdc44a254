/** The last commit is replaced by a better one. */
import type { Level } from '../../level'
import { alert, deployment } from '../manifests'
import { commit, shop } from '../steps'

const web = deployment('shop')
const alerts = alert('ShopDown', 'up{job="shop"} == 0', 5)
const dashboard = 'title: Shop\npanels:\n  - requests\n  - errors\n'

export const forgottenFile: Level = {
  id: 'forgotten-file',
  title: 'The forgotten file',
  story: [
    'A minute ago you committed the alert for the shop. Then you saw two things: the message says `Add alert and dashbord`, and `dashboard.yaml` was never added. It still lies in the working tree.',
    'Nobody has the commit but you. So there is no need for a second commit that repairs the first: make it one commit, with both files, under the subject `Add alert and dashboard`.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': web }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    commit('Add alert and dashbord', { 'alerts.yaml': alerts }),
    { line: 'git status --short', files: { 'dashboard.yaml': dashboard } },
  ],
  marks: { hasty: 'main' },
  goals: [
    {
      id: 'one',
      says: '`main` has one commit in place of the hasty one, with the same parent.',
      check: {
        is: 'all',
        of: [
          { is: 'graph', commits: ['a: base'], refs: { main: 'a' }, above: '%hasty~1' },
          { is: 'not', of: { is: 'same', one: 'main', other: '%hasty' } },
        ],
      },
    },
    {
      id: 'files',
      says: 'It adds `alerts.yaml` and `dashboard.yaml`, and nothing else has changed.',
      check: {
        is: 'files',
        at: 'main',
        are: { 'README.md': '# Shop\n', 'deployment.yaml': web, 'alerts.yaml': alerts, 'dashboard.yaml': dashboard },
      },
    },
    {
      id: 'subject',
      says: 'Its subject is `Add alert and dashboard`.',
      check: { is: 'subjects', of: '%hasty~1..main', are: ['Add alert and dashboard'] },
    },
    { id: 'clean', says: 'Nothing is left to be committed.', check: { is: 'clean' } },
  ],
  hints: [
    'A commit cannot be changed, but the branch can point to another one instead, made from the index as it is now and with the same parent.',
    '`git commit --amend` does that in one step. Stage what was forgotten first; `-m` gives the new message.',
    'Type `git add dashboard.yaml` and `git commit --amend -m "Add alert and dashboard"`.',
  ],
  solution: ['git add dashboard.yaml', 'git commit --amend -m "Add alert and dashboard"'],
  wrong: ['git add dashboard.yaml', 'git commit -m "Add alert and dashboard"'],
  question: 'Does `git commit --amend` change the last commit? When should you not use it?',
  answer:
    'It makes a new commit with the same parent, from the index and the new message, and moves the branch there. The old commit stays in the database and in the reflog, but the branch no longer leads to it. If others already have the old commit, amending gives them two histories to join: then add a second commit instead.',
}

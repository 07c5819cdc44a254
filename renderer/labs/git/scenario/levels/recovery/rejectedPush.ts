import type { Level } from '../../level'
import { alert, deployment } from '../manifests'
import { commit } from '../steps'

const web = (replicas: number) => deployment('web', { replicas })
const alerts = alert('SlowCheckout', 'checkout_seconds > 2', 5)
const readme = '# shop\n'

export const rejectedPush: Level = {
  id: 'rejected-push',
  title: 'The push is rejected',
  story: [
    'You have a commit on `main` that runs four web pods, and it is urgent. The shared repository is `origin`. Kim has her alert on the branch `alerts` there, reviewed and ready, and she works as fast as you do.',
    'Push your `main`. If somebody was quicker, nothing of theirs may get lost, and nothing of yours either.',
  ],
  setup: [
    { line: 'git init -q --bare /srv/git/shop.git' },
    { line: 'git clone -q /srv/git/shop.git shop && cd shop' },
    commit('Describe the web service', { 'web.yaml': web(2), 'README.md': readme }),
    { line: 'git push -q -u origin main' },
    { line: 'git clone -q /srv/git/shop.git shop && cd shop && git switch -q -c alerts', as: 'kim' },
    commit('Alert on a slow checkout', { 'alerts.yaml': alerts }, { as: 'kim', later: 60 }),
    { line: 'git push -q -u origin alerts', as: 'kim' },
    { line: 'git fetch -q', later: 20 },
    commit('Run four web pods', { 'web.yaml': web(4) }, { later: 30 }),
  ],
  marks: { kim: 'origin/alerts', mine: 'main' },
  events: [
    {
      before: 'push',
      steps: [{ line: 'git switch -q main && git merge -q --ff-only alerts && git push -q', as: 'kim' }],
    },
  ],
  goals: [
    {
      id: 'kim',
      says: 'Kim’s very commit is in `main` of the shared repository.',
      check: {
        is: 'in',
        repository: '/srv/git/shop.git',
        of: { is: 'reaches', from: 'main', commit: '%kim' },
      },
    },
    {
      id: 'mine',
      says: 'So is your change: `main` of the shared repository has your four pods and her alert, and no other change.',
      check: {
        is: 'in',
        repository: '/srv/git/shop.git',
        of: {
          is: 'files',
          at: 'main',
          are: { 'web.yaml': web(4), 'README.md': readme, 'alerts.yaml': alerts },
        },
      },
    },
    {
      id: 'step',
      says: 'Your own `main` is where `origin/main` is, and your commit is in it, as it was or as a copy.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: 'origin/main' },
          { is: 'clean' },
          {
            is: 'any',
            of: [
              { is: 'reaches', from: 'main', commit: '%mine' },
              { is: 'samePatch', one: 'main', other: '%mine' },
            ],
          },
        ],
      },
    },
  ],
  hints: [
    'A push that is no fast-forward is rejected, so that nobody’s commits fall out of the branch. First bring what is new there together with your own.',
    'Either copy your commit on top of what is new, with `git pull --rebase`, or merge it. Then push again. No force is needed.',
    'After the rejection: `git pull --rebase`, then `git push`.',
  ],
  solution: ['git push', 'git pull --rebase', 'git push'],
  wrong: ['git push', 'git push --force'],
  question: 'Why does a server reject a push that is no fast-forward, and what is the remedy?',
  answer:
    'Moving the branch to your commit would drop the commits that others pushed meanwhile, because your commit does not have them among its ancestors. Fetch them, put your work on top by rebase or join both by a merge, and push again: now it is a fast-forward. Forcing the push would throw the others’ commits out of the branch.',
}

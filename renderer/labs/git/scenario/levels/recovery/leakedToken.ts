import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const token = 'not-a-real-token-4711'
const web = (replicas: number) => deployment('web', { replicas })
const canary = deployment('canary', { replicas: 1, image: 'web:1.5' })
const script = './render web.yaml | kubectl apply -f -\n'
const probe = settings('probe', 'path: /ready\n')

/** What the commits shall hold in the end. The old ones may be pruned by then, so nothing is compared with them. */
const deployed = { 'web.yaml': web(2), 'deploy.sh': script }
const scaled = { ...deployed, 'web.yaml': web(3) }

export const leakedToken: Level = {
  id: 'leaked-token',
  title: 'A token in the history',
  story: [
    'Two days ago `deploy.env` came into `main` together with the script `deploy.sh`. It holds the access token of the registry. Nothing has been pushed yet, and the token has been revoked, which is what really counts. Still, it shall not be in what you push on Friday, and nothing here may hold on to it.',
    'Remove `deploy.env` from every commit. `main` keeps its three commits after the first one, and `canary` its own commit on top of `Run three web pods`, where the tag `v0.1` belongs as well.',
    'In the end, no branch, no tag and no journal may lead to the token. Then `git gc --prune=now` could delete it for good.',
  ],
  setup: [
    shop,
    commit('Describe the web service', { 'web.yaml': web(2) }),
    commit('Deploy with a script', { 'deploy.sh': script, 'deploy.env': `TOKEN=${token}\n` }),
    commit('Run three web pods', { 'web.yaml': web(3) }, { later: 1_440 }),
    { line: 'git tag v0.1' },
    { line: 'git switch -q -c canary' },
    commit('Run one pod as a canary', { 'canary.yaml': canary }),
    { line: 'git switch -q main' },
    commit('Add a readiness probe', { 'probe.yaml': probe }, { later: 1_440 }),
  ],
  marks: { first: 'main~3' },
  goals: [
    {
      id: 'main',
      says: '`main` has the same four commits, without `deploy.env`.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main~3', other: '%first' },
          { is: 'files', at: 'main~2', are: deployed },
          { is: 'files', at: 'main~1', are: scaled },
          { is: 'files', at: 'main', are: { ...scaled, 'probe.yaml': probe } },
          {
            is: 'subjects',
            of: '%first..main',
            are: ['Deploy with a script', 'Run three web pods', 'Add a readiness probe'],
          },
        ],
      },
    },
    {
      id: 'canary',
      says: '`canary` has its own commit on top of the new `Run three web pods`.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'canary~1', other: 'main~1' },
          { is: 'files', at: 'canary', are: { ...scaled, 'canary.yaml': canary } },
          { is: 'subjects', of: 'main~1..canary', are: ['Run one pod as a canary'] },
        ],
      },
    },
    {
      id: 'tag',
      says: 'The tag `v0.1` is at the new `Run three web pods`.',
      check: {
        is: 'all',
        of: [
          { is: 'ref', name: 'refs/tags/v0.1' },
          { is: 'same', one: 'v0.1', other: 'main~1' },
        ],
      },
    },
    {
      id: 'forgotten',
      says: 'No branch, tag, stash or reflog leads to a file with the token.',
      check: { is: 'forgotten', text: token },
    },
    {
      id: 'clean',
      says: 'Nothing is left to be committed, and no command is half done.',
      check: { is: 'clean' },
    },
  ],
  hints: [
    'A commit cannot be changed, only replaced, and so can everything above it. Afterwards, think of every name that still leads to the old ones: branches, tags, and the journals.',
    'Stop at the second commit with `git rebase -i`, remove the file, amend, go on. Then `git rebase --onto` for `canary`, `git tag -f`, and `git reflog expire --expire=now --all`.',
    'After the rebase of `main`, type `git rebase --onto main~1 v0.1 canary`, then `git tag -f v0.1 main~1`, then `git reflog expire --expire=now --all`.',
  ],
  solution: [
    { line: 'git rebase -i HEAD~3', edits: ['edit main~2\npick main~1\npick main\n'] },
    'git rm deploy.env',
    'git commit --amend --no-edit',
    'git rebase --continue',
    'git rebase --onto main~1 v0.1 canary',
    'git tag -f v0.1 main~1',
    'git reflog expire --expire=now --all',
  ],
  wrong: ['git rm deploy.env', 'git commit -m "Remove the token"', 'git reflog expire --expire=now --all'],
  question: 'A secret was committed. Why does a new commit that deletes the file not help, and what does?',
  answer:
    'Every older commit still names the old tree, so anybody with the repository can read it. Revoke the secret first: whatever was pushed counts as known. Then replace the commits that hold it and all their descendants, move every branch and tag, drop stashes, expire the reflogs, and let `git gc --prune=now` delete the objects. Clones and forks still have them.',
}

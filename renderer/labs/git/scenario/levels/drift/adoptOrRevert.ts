/** Each difference is adopted or reverted, on purpose. */
import type { Level } from '../../level'
import { deployment, limits, settings } from '../manifests'
import { commit } from '../steps'
import { live, ops, server, sharedShop } from './steps'

const web = (memory: number) => deployment('web', { replicas: 3, container: limits(`memory: ${memory}Mi`) })
const logging = (level: string) => settings('logging', `level: ${level}\nformat: json\n`)
const wanted = { 'web.yaml': web(512), 'logging.yaml': logging('info') }

export const adoptOrRevert: Level = {
  id: 'adopt-or-revert',
  title: 'Adopt the fix, drop the rest',
  story: [
    'You are on the server again, in `/home/ops/live`, a clone in which `main` is checked out. Last night web pods died for want of memory. The night shift raised the limit in `web.yaml` right here, and that saved the evening. While searching, they also turned on debug logging in `logging.yaml`, and forgot it.',
    'The fix knew more than the repository, and the debug setting did not. Adopt the first: one commit on `main` of the shared repository `origin`, with the new limit and nothing else. Revert the second.',
    'In the end, the server has exactly the files that `main` describes.',
  ],
  setup: [
    ...sharedShop,
    commit('Describe web and its logging', { 'web.yaml': web(128), 'logging.yaml': logging('info') }),
    commit('Give web more memory', { 'web.yaml': web(256) }),
    { line: 'git push -q -u origin main' },
    ops('git clone -q /srv/git/shop.git live && cd live'),
    ops('git status -s', { 'logging.yaml': logging('debug') }, 600),
    ops('git status -s', { 'web.yaml': web(512) }, 25),
    { line: `cd ${live}`, later: 360 },
  ],
  marks: { main: 'main' },
  goals: [
    {
      id: 'adopted',
      says: '`main` of the shared repository has one new commit, which sets 512Mi and changes nothing else.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'graph', commits: ['a: base'], refs: { main: 'a' }, above: '%main' },
            { is: 'same', one: 'main~1', other: '%main' },
            { is: 'files', at: 'main', are: wanted },
          ],
        },
      },
    },
    {
      id: 'server',
      says: 'The server’s own `main` has this commit too, and its files are those of the commit.',
      check: {
        is: 'in',
        repository: live,
        of: {
          is: 'all',
          of: [
            { is: 'head', on: 'main' },
            { is: 'same', one: 'main', other: 'origin/main' },
            { is: 'files', at: 'worktree', are: wanted },
            { is: 'clean' },
          ],
        },
      },
    },
  ],
  hints: [
    'Two files differ, and each ends differently: the one goes back to what the commit says, and the other becomes the next commit.',
    '`git restore` takes a file back to what was committed. `git commit` and `git push` carry the other one into the description.',
    'Type `git restore logging.yaml`, then `git commit -am "Give web 512Mi, it died with 256Mi"`, then `git push`.',
  ],
  solution: ['git restore logging.yaml', 'git commit -am "Give web 512Mi, it died with 256Mi"', 'git push'],
  wrong: ['git commit -am "Changes of the night"', 'git push'],
  question: 'A running system differs from its description. What do “adopt” and “revert” mean, and how do you choose?',
  answer:
    'To revert is to apply the description again, so that the system follows it. To adopt is to change the description until it says what runs. Ask which side knew more: a fix that keeps the service alive is adopted before anything reverts it, and a forgotten debug setting is reverted. Decide it for each difference, not for all at once.',
}

/** A name that does not move, and how far another commit is from it. */
import type { Level } from '../../level'
import { deployment } from '../manifests'
import { commit } from '../steps'
import { ops, server, sharedShop } from './steps'

const web = (image: string, replicas: number) => deployment('web', { image: `shop/web:${image}`, replicas })

export const pinnedRelease: Level = {
  id: 'pinned-release',
  title: 'A name that does not move',
  story: [
    'The server’s checkout `/home/ops/live` was told to run “the newest `main`”. That was true on Monday. Now `main` is further on, the server is not, and nobody can say what it runs: a branch is a name that moves.',
    'Give the commit that the server has checked out a name that stays: the annotated tag `v1.5.0`. The message is up to you. Push the tag to `origin`, so that everybody has it.',
    'Then write into `version.txt` how `git describe` names `main`: the nearest tag, the number of commits since, and the id.',
  ],
  setup: [
    ...sharedShop,
    commit('Describe the web service', { 'web.yaml': web('1.4', 2) }),
    { line: 'git tag -a v1.4.0 -m "Release 1.4.0"' },
    commit('Use image 1.5', { 'web.yaml': web('1.5', 2) }, { later: 1_440 }),
    commit('Run three web pods', { 'web.yaml': web('1.5', 3) }),
    { line: 'git push -q -u origin main v1.4.0' },
    ops('git clone -q /srv/git/shop.git live && cd live'),
    commit('Try image 1.6', { 'web.yaml': web('1.6-rc', 3) }, { later: 1_440 }),
    commit('Run four web pods', { 'web.yaml': web('1.6-rc', 4) }),
    { line: 'git push -q' },
  ],
  marks: { live: 'main~2', main: 'main' },
  goals: [
    {
      id: 'tagged',
      says: '`v1.5.0` is an annotated tag at the commit that the server has checked out.',
      check: { is: 'annotated', tag: 'v1.5.0', at: '%live' },
    },
    {
      id: 'pushed',
      says: 'The shared repository has this tag too, and its `main` has not moved.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'annotated', tag: 'v1.5.0', at: '%live' },
            { is: 'same', one: 'main', other: '%main' },
          ],
        },
      },
    },
    {
      id: 'described',
      says: '`version.txt` holds what `git describe` says of `main`, and nothing else.',
      check: { is: 'says', file: 'version.txt', text: 'v1.5.0-2-g97a1ce7' },
    },
  ],
  hints: [
    'First ask the server’s checkout where it stands. `git -C <directory>` runs a Git command there.',
    '`git tag -a <name> -m <message> <commit>` tags any commit, not only the newest. A plain `git push` takes no tags along: name the tag.',
    'After `git -C /home/ops/live log -1 --oneline`: `git tag -a v1.5.0 -m "Release 1.5.0" main~2`, `git push origin v1.5.0`, `git describe main > version.txt`.',
  ],
  solution: [
    'git -C /home/ops/live log -1 --oneline',
    'git tag -a v1.5.0 -m "Release 1.5.0" main~2',
    'git push origin v1.5.0',
    'git describe main > version.txt',
  ],
  wrong: ['git tag v1.5.0 main~2', 'git push origin v1.5.0', 'git describe main > version.txt'],
  question: 'What does `v1.5.0-2-g1a2b3c4` from `git describe` say, and which tags does it look at?',
  answer:
    'The commit with the abbreviated id `1a2b3c4` is two commits beyond the tag `v1.5.0`; the `g` stands for Git. If the commit itself has the tag, the name of the tag stands alone. `git describe` looks at annotated tags only, unless you add `--tags`, since lightweight tags count as private marks.',
}

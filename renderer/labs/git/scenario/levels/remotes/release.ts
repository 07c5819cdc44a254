import type { Level } from '../../level'
import { deployment } from '../manifests'
import { begunByKim, commit, server } from './team'

const shop = (image: string) => deployment('shop', { image: `shop:${image}` })

export const release: Level = {
  id: 'release',
  title: 'A tag and a branch for the release',
  story: [
    'Release 1.2 is the commit `Use shop 1.2`. `main` is one commit further by now, and both are on the server.',
    'Publish the release: an annotated tag `v1.2` at that commit, with any message, and on the server a branch `release-1.2` at the same commit, to which fixes will go. You need no local branch for that.',
    'The server’s `main` stays where it is.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'deployment.yaml': shop('1.1') }, 'kim'),
      commit('Say who is on call', { 'README.md': 'On call: night shift\n' }, 'kim', 60),
      commit('Use shop 1.2', { 'deployment.yaml': shop('1.2') }, 'kim', 60),
      commit('Try shop 1.3-beta', { 'deployment.yaml': shop('1.3-beta') }, 'kim', 60),
    ),
    { line: `git clone -q ${server} && cd shop`, later: 60 },
  ],
  marks: { release: 'main~1', main: 'main' },
  goals: [
    {
      id: 'tag',
      says: 'On the server, `v1.2` is an annotated tag at the commit `Use shop 1.2`.',
      check: { is: 'in', repository: server, of: { is: 'annotated', tag: 'v1.2', at: '%release' } },
    },
    {
      id: 'branch',
      says: 'On the server, a branch `release-1.2` is at the same commit.',
      check: {
        is: 'in',
        repository: server,
        of: { is: 'same', one: 'refs/heads/release-1.2', other: '%release' },
      },
    },
    {
      id: 'main',
      says: 'On the server, `main` is where it was.',
      check: { is: 'in', repository: server, of: { is: 'same', one: 'refs/heads/main', other: '%main' } },
    },
  ],
  hints: [
    'A push sends what you name. Tags are not sent along by themselves, and the name on the server can be another one than here, or stand for a commit that has no name here.',
    '`git tag -a` makes the tag object. A refspec `<source>:<destination>` tells a push what goes where; a branch that is not there yet is written in full, `refs/heads/release-1.2`.',
    '`git tag -a v1.2 -m "Shop 1.2" main~1`, then `git push origin v1.2 main~1:refs/heads/release-1.2`.',
  ],
  solution: ['git tag -a v1.2 -m "Shop 1.2" main~1', 'git push origin v1.2 main~1:refs/heads/release-1.2'],
  wrong: ['git tag v1.2 main~1', 'git push', 'git push origin main~1:release-1.2'],
  question: 'How do tags get to a server, and what does `git push origin main~1:refs/heads/release-1.2` do?',
  answer:
    'A push sends no tags unless they are named, as in `git push origin v1.2`, or asked for: `--tags` sends all of them, `--follow-tags` the annotated ones that the pushed commits reach. The refspec puts the commit that `main~1` names here into the branch `release-1.2` over there. The source may be any revision. A destination that does not exist yet needs its full name if the source is not itself a branch or a tag, for Git cannot tell which of the two you want.',
}

/** A renamed file meets an edit of the other side. */
import type { Level } from '../../level'
import { deployment, ingress, limits } from '../manifests'
import { commit, shop } from '../steps'

const shopAt = (image: string, replicas: number) =>
  deployment('shop', { image: `shop:${image}`, replicas, container: limits('memory: 256Mi') })
const route = ingress('shop.example.com')

export const movedFile: Level = {
  id: 'moved-file',
  title: 'Moved here, edited there',
  story: [
    'Manifests are to live in `deploy/`. You are on the branch `layout`, where that has begun: `ingress.yaml` has been moved. `deployment.yaml` still has to go to `deploy/deployment.yaml`.',
    'In the meantime Kim has changed `deployment.yaml` on `main`, at its old place: image 1.5 and three replicas.',
    "Finish the move in one more commit on `layout`, then merge `layout` into `main`. Kim's change must arrive in the moved file, and nobody should have to type it a second time.",
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': shopAt('1.4', 2), 'ingress.yaml': route }),
    { line: 'git switch -qc layout && mkdir deploy' },
    { line: 'git mv ingress.yaml deploy/ && git commit -qm "Move the ingress to deploy"', later: 60 },
    { line: 'git switch -q main' },
    {
      line: 'git commit -qam "Run shop 1.5 three times" --author "Kim <kim@example.com>"',
      files: { 'deployment.yaml': shopAt('1.5', 3) },
      later: 60,
    },
    { line: 'git switch -q layout' },
  ],
  marks: { main: 'main', layout: 'layout' },
  goals: [
    {
      id: 'moved',
      says: '`layout` has one new commit, which moves `deployment.yaml` to `deploy/deployment.yaml` and changes nothing else.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'layout~1', other: '%layout' },
          {
            is: 'files',
            at: 'layout',
            are: { 'deploy/ingress.yaml': route, 'deploy/deployment.yaml': shopAt('1.4', 2) },
          },
        ],
      },
    },
    {
      id: 'merged',
      says: 'The tip of `main` is a merge commit of `main` as it was and of `layout`.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main^1', other: '%main' },
          { is: 'same', one: 'main^2', other: 'layout' },
        ],
      },
    },
    {
      id: 'edited',
      says: "There, `deploy/deployment.yaml` has Kim's change, and nothing is left at the old places.",
      check: {
        is: 'files',
        at: 'main',
        are: { 'deploy/ingress.yaml': route, 'deploy/deployment.yaml': shopAt('1.5', 3) },
      },
    },
    { id: 'clean', says: 'Nothing is left to be committed.', check: { is: 'clean' } },
  ],
  hints: [
    'A merge pairs a deleted path with a new one when their contents are alike, and carries edits over. So move the file without editing it, and leave the rest to the merge.',
    '`git mv` moves a file in working tree and index at once. Commit on `layout`, then `git switch main` and merge.',
    'Type `git mv deployment.yaml deploy/`, `git commit -m "Move the shop to deploy"`, `git switch main` and `git merge --no-edit layout`.',
  ],
  solution: [
    'git mv deployment.yaml deploy/',
    'git commit -m "Move the shop to deploy"',
    'git switch main',
    'git merge --no-edit layout',
  ],
  wrong: [
    'git mv deployment.yaml deploy/',
    'git commit -m "Move the shop to deploy"',
    'git switch main',
    'git checkout layout -- deploy',
    'git rm deployment.yaml ingress.yaml',
    'git commit -m "Move the manifests to deploy"',
  ],
  question: 'Git records no renames. How can a merge still bring an edit of the old path into the new one?',
  answer:
    'The merge compares the base with each side and pairs a path that vanished with one that appeared when their contents are similar enough, by default at least 50%. Then it merges the three versions as those of one file. A move without edits is found for certain; a move with a rewrite in the same commit may not be. So move first and edit in another commit, and merge instead of copying files across.',
}

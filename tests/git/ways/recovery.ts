/** Other ways through the levels when it goes wrong, and ways that must not be let through. */
import { deployment, limits } from '../../../renderer/labs/git/scenario/levels/manifests'
import type { Way } from './way'

const web512 = deployment('web', {
  labels: '  labels: { team: checkout }\n',
  container: limits('cpu: 100m', 'memory: 512Mi'),
})

export const recovery: readonly Way[] = [
  ['reset-too-far', ['git merge --ff-only ORIG_HEAD~1']],
  ['reset-too-far', ['git switch -c rescued HEAD@{1}~1', 'git branch -f main', 'git switch main']],
  ['reset-too-far', ['git reset --hard ORIG_HEAD', 'git reset --hard HEAD~1']],
  [
    'rebase-conflict',
    [
      'git switch --detach main',
      'git cherry-pick limits~1 limits',
      { line: 'git commit -qam "Raise memory to 512Mi"', files: { 'web.yaml': web512 } },
      'git cherry-pick --continue',
      'git branch -f limits',
      'git switch limits',
    ],
  ],
  [
    'rebase-conflict',
    [
      'git pull -q --rebase . main',
      'git checkout --ours web.yaml',
      "sed -i 's/384Mi/512Mi/' web.yaml",
      'git add .',
      { line: 'git rebase --continue', edits: [null] },
    ],
  ],
  [
    'tidy-series',
    [
      'git reset main',
      'git add metrics.yaml',
      'git commit -m "Expose metrics"',
      'git commit -am "Run three web pods"',
      'git add cache.yaml',
      'git commit -m "Add a cache"',
    ],
  ],
  ['dropped-stash', ['git stash store 39b8568', 'git stash pop']],
  [
    'dropped-stash',
    [
      'git fsck --lost-found',
      'git stash branch work 39b8568',
      'git add .',
      'git commit -qm work',
      'git switch main',
      'git merge work',
    ],
  ],
  ['rejected-push', ['git push', 'git pull --no-rebase --no-edit', 'git push']],
  ['rejected-push', ['git push', 'git fetch', 'git rebase origin/main', 'git push origin HEAD']],
  ['rejected-push', ['git merge --no-edit origin/alerts', 'git push']],
  ['rejected-push', ['git push', 'git fetch', 'git reset --hard origin/main', 'git cherry-pick ORIG_HEAD', 'git push']],
  ['rejected-push', ['git push --force', 'git fetch', 'git merge --no-edit origin/alerts', 'git push']],
  ['reverted-merge', ['git revert --no-edit -m 1 HEAD', 'git merge --no-edit cache', 'git revert --no-edit HEAD^']],
  [
    'reverted-merge',
    [
      'git revert --no-edit -m 1 HEAD',
      'git rebase -q --no-ff main~2 cache',
      'git switch main',
      'git merge --no-edit cache',
    ],
  ],
  [
    'sixteen-suspects',
    [
      ...['git bisect start', 'git bisect bad', 'git bisect good v1.0', 'git bisect skip', 'git bisect good'],
      ...['git bisect good', 'git bisect bad', 'git bisect bad', 'git bisect good', 'git bisect reset'],
      'git rev-parse --short main~4 > culprit.txt',
    ],
  ],
  ['transplant', ['git rebase --onto main HEAD~2']],
  ['transplant', ['git reset --hard main', 'git cherry-pick cache..ORIG_HEAD']],
  ['transplant', [{ line: 'git rebase -i main', edits: ['pick metrics~1\npick metrics\n'] }]],
  [
    'leaked-token',
    [
      'git switch --detach main~2',
      'git rm -q deploy.env',
      'git commit -q --amend --no-edit',
      'git cherry-pick v0.1',
      'git tag -f v0.1',
      'git cherry-pick canary',
      'git branch -f canary',
      'git switch --detach v0.1',
      'git cherry-pick main',
      'git switch -C main',
      'git reflog expire --expire=now --all',
      'git gc -q --prune=now',
    ],
  ],
  [
    'leaked-token',
    [
      'git switch -q canary',
      { line: 'git rebase -i --root', edits: ['pick canary~3\nedit canary~2\npick canary~1\npick canary\n'] },
      'git rm -q deploy.env',
      'git commit -q --amend --no-edit',
      'git rebase --continue',
      'git rebase --onto canary~1 v0.1 main',
      'git tag -f v0.1 canary~1',
      'git reflog expire --expire=all --all',
    ],
  ],
  [
    'live-audit',
    [
      'cp live/* .',
      'git diff --stat main~3',
      'git restore .',
      'git show main~3:gateway.yaml > live/gateway.yaml',
      'git log -1 --format=%H main~3 > live.txt',
    ],
  ],
  [
    'live-audit',
    [
      'git switch --detach main~3',
      'cp web.yaml gateway.yaml limits.yaml live',
      'git rev-parse --short HEAD > live.txt',
      'git switch main',
    ],
  ],
]

export const recoveryCheats: readonly Way[] = [
  ['reset-too-far', ['git checkout HEAD@{1}~1 -- .', 'git commit -m "Set memory limits"']],
  ['reset-too-far', ['git cherry-pick HEAD@{1}~2 HEAD@{1}~1']],
  ['rebase-conflict', ['git rebase main', 'git rebase --skip']],
  ['rebase-conflict', ['git merge -X ours --no-edit main']],
  ['tidy-series', ['git reset --soft main', 'git commit -m "Add a cache"']],
  ['rejected-push', ['git push --force']],
  ['rejected-push', ['git push', 'git fetch', 'git reset --hard origin/main']],
  ['reverted-merge', ['git reset --hard HEAD^', 'git merge --no-edit cache']],
  ['reverted-merge', ['git merge --no-edit cache']],
  ['reverted-merge', ['git revert --no-edit -m 1 HEAD', 'git restore -s cache .', 'git add .', 'git commit -m again']],
  ['sixteen-suspects', ['git rev-parse main~4 > culprit.txt']],
  ['transplant', ['git rebase main']],
  ['transplant', ['git reset --soft main', 'git commit -m both']],
  ['leaked-token', ['git reset --hard HEAD~3', 'git reflog expire --expire=now --all']],
]

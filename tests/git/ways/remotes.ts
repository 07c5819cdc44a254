import type { Way } from './way'

export const remotes: readonly Way[] = [
  [
    'first-push',
    [
      'git clone /srv/git/shop.git shop',
      'cd shop',
      'git checkout -b readiness',
      { line: 'git add .', files: { 'values.yaml': 'image: shop:1.4\nreplicas: 2\nreadiness: /healthz\n' } },
      'git commit -m Probe',
      'git push origin HEAD',
      'git branch -u origin/readiness',
    ],
  ],
  ['look-first', ['git fetch origin', 'git log --oneline origin/main', 'git reset --hard origin/main~1']],
  ['look-first', ['git pull', 'git log', 'git reset --hard HEAD~1']],
  ['straight-line', ['git stash', 'git rebase origin/main', 'git stash pop', 'git push origin main']],
  [
    'straight-line',
    [
      ...['git stash', 'git branch mine', 'git reset --hard origin/main', 'git cherry-pick origin/main..mine'],
      ...['git stash pop', 'git push'],
    ],
  ],
  [
    'follow-kim',
    [
      ...['git fetch origin cache', 'git checkout -b cache --track origin/cache'],
      {
        line: 'git commit -am size',
        files: { 'redis.conf': 'port 6379\nmaxmemory-policy allkeys-lru\nmaxmemory 64mb\n' },
      },
      'git push origin HEAD',
    ],
  ],
  [
    'follow-kim',
    [
      ...['git fetch', 'git checkout origin/cache', 'echo "maxmemory 64mb" >>redis.conf', 'git commit -am size'],
      ...['git push origin HEAD:cache', 'git switch cache'],
    ],
  ],
  ['lease', ['git pull --rebase origin main', 'git push --force-with-lease']],
  ['lease', ['git switch main', 'git pull', 'git switch limits', 'git rebase main', 'git push origin +limits']],
  [
    'lease',
    [
      ...['git fetch', 'git reset --hard origin/main', 'git cherry-pick ORIG_HEAD~1 origin/limits'],
      'git push -f origin HEAD',
    ],
  ],
  ['merged-branch', ['git push origin :probe', 'git remote prune origin', 'git branch -D probe']],
  ['merged-branch', ['git fetch -p', 'git branch -d probe', 'git push --delete origin probe']],
  [
    'release',
    [
      ...['git switch -c release-1.2 HEAD~1', 'git push -u origin release-1.2'],
      ...['git tag -m 1.2 v1.2', 'git push --tags'],
    ],
  ],
  ['release', ['git tag -am "Shop 1.2" v1.2 @~', 'git push --tags', 'git push origin v1.2^{}:refs/heads/release-1.2']],
  [
    'fork',
    [
      ...['git remote add -f upstream /srv/git/shop.git', 'git switch main', 'git merge upstream/main', 'git push'],
      ...['git switch probe', 'git rebase main', 'git push -u origin probe'],
    ],
  ],
  [
    'fork',
    [
      ...['git remote add upstream /srv/git/shop.git', 'git pull --rebase upstream main'],
      ...['git push origin HEAD HEAD~1:main'],
    ],
  ],
]

export const remoteCheats: readonly Way[] = [
  ['follow-kim', ['git fetch', 'git push origin origin/cache:main', 'git switch cache']],
  ['lease', ['git fetch', 'git merge --no-edit origin/main', 'git push']],
  ['merged-branch', ['git branch -D probe metrics', 'git push origin --delete probe metrics', 'git fetch -p']],
  ['release', ['git tag -am 1.2 v1.2', 'git push origin v1.2 HEAD:refs/heads/release-1.2']],
  ['straight-line', ['git stash', 'git push --force', 'git stash pop']],
  ['look-first', ['git fetch', 'git merge --no-ff --no-edit origin/main~1']],
]

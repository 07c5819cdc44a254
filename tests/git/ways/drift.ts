/** Other ways through the levels about drift, and ways that must not be let through. */
import type { Way } from './way'

export const drift: readonly Way[] = [
  ['unseen-drift', ['git reset --hard', 'git clean -f -d']],
  ['unseen-drift', ['git stash -q -u', 'git stash drop']],
  ['unseen-drift', ['git checkout HEAD -- .', 'rm -r debug', 'cd /home/you/shop']],
  ['adopt-or-revert', ['git add web.yaml', 'git commit -m memory', 'git push', 'git checkout logging.yaml']],
  [
    'adopt-or-revert',
    [
      ...['cp web.yaml /home/you/shop', 'git restore .', 'cd /home/you/shop', 'git commit -am memory', 'git push'],
      'git -C /home/ops/live pull',
    ],
  ],
  ['adopt-or-revert', ['git commit -m memory web.yaml', 'git stash', 'git push origin HEAD:main', 'git stash drop']],
  ['ignored-config', [{ line: 'git add config', files: { '.gitignore': '*.log\n*.env\n' } }, 'git commit -am x']],
  [
    'ignored-config',
    [
      'echo local.env > config/.gitignore',
      "sed -i '/config/d' .gitignore",
      'git add -A',
      'git commit -m x',
      'git commit --allow-empty -m y',
    ],
  ],
  ['hotfix-back', ['git log --cherry-pick --right-only --oneline main...release-1.4', 'git cherry-pick -x 8629601']],
  ['hotfix-back', ['git checkout release-1.4 -- payments.yaml', 'git commit -C release-1.4~1']],
  [
    'hotfix-back',
    ['git switch -q -c copy release-1.4~1', 'git rebase main', 'git switch main', 'git merge --ff-only copy'],
  ],
  [
    'environment-folders',
    [
      ...['mkdir base staging', 'git checkout staging -- .', 'git mv policy.yaml base/', 'git mv web.yaml staging/'],
      ...['mkdir prod', 'git show prod:web.yaml > prod/web.yaml', 'git add prod', 'git commit -m folders'],
    ],
  ],
  [
    'pinned-release',
    ['git tag -a -m x v1.5.0 $(git -C /home/ops/live rev-parse HEAD)', 'git push --tags', 'git describe > version.txt'],
  ],
  [
    'pinned-release',
    [
      'git switch --detach main~2',
      'git tag -m x v1.5.0',
      'git push --follow-tags origin main v1.5.0',
      'git describe main > version.txt',
    ],
  ],
]

export const driftCheats: readonly Way[] = [
  ['unseen-drift', ['git clean -fdx', 'git reset --hard']],
  ['unseen-drift', ['git add .', 'git commit -m drift']],
  ['adopt-or-revert', ['git restore .']],
  ['adopt-or-revert', ['git restore logging.yaml', 'git commit --amend -a --no-edit', 'git push --force']],
  ['ignored-config', ['git add -f config/routes.yaml', 'git commit -m routes']],
  ['ignored-config', [{ line: 'git add .', files: { '.gitignore': '*.log\n' } }, 'git commit -m everything']],
  ['hotfix-back', ['git cherry-pick release-1.4~1 release-1.4']],
  ['hotfix-back', ['git checkout release-1.4 -- payments.yaml', 'git commit -m "Retry failed payments"']],
  ['hotfix-back', ['git rebase -q main release-1.4']],
  ['environment-folders', ['git merge --no-edit staging', 'git merge -X ours --no-edit prod']],
  ['pinned-release', ['git tag -a -m x v1.5.0', 'git push origin v1.5.0', 'git describe > version.txt']],
  ['pinned-release', ['git tag -a -m x v1.5.0 main~2', 'git push', 'git describe main > version.txt']],
]

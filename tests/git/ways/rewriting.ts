import type { Way } from './way'

export const rewriting: readonly Way[] = [
  ['onto-main', ['git switch main', 'git cherry-pick ..metrics', 'git branch -f metrics']],
  ['onto-main', ['git pull --rebase . main', 'git push . metrics:main']],
  ['reword-older', ['git reset --hard HEAD~1', 'git commit --amend -m "Log each retry"', 'git cherry-pick retry@{2}']],
  [
    'reword-older',
    [
      { line: 'git rebase -i HEAD~2', edits: ['edit :/asdf\npick retry\n'] },
      'git commit --amend -m "Log each retry"',
      'git rebase --continue',
    ],
  ],
  [
    'late-correction',
    [
      'git stash',
      { line: 'git rebase -i main', edits: ['edit probes~2\npick probes~1\npick probes\n'] },
      'git stash pop',
      'git commit -a --amend --no-edit',
      'git rebase --continue',
    ],
  ],
  [
    'late-correction',
    [
      'git commit -am x',
      { line: 'git rebase -i main', edits: ['pick probes~3\nfixup probes\npick probes~2\npick probes~1\n'] },
    ],
  ],
  ['drop-one', [{ line: 'git rebase -i main', edits: ['pick search~3\ndrop search~2\npick search~1\npick search\n'] }]],
  ['drop-one', ['git reset --hard search~3', 'git cherry-pick search@{1}~1 search@{1}']],
  [
    'two-topics',
    [
      'git reset main',
      'git add metrics.yaml',
      'git commit -m "Count requests"',
      'git add .',
      'git commit -m "Add a cache"',
    ],
  ],
  [
    'two-topics',
    [
      {
        line: 'git rebase -i main',
        edits: [
          'pick wednesday~3\nsquash wednesday~1\npick wednesday~4\nsquash wednesday~2\nsquash wednesday\n',
          'Count requests\n',
          'Add a cache\n\nIts size is given in Mi.\n',
        ],
      },
    ],
  ],
  [
    'fix-for-release',
    [
      'git rebase --onto release-1.4 main~2 main~1',
      'git commit --amend -m "Wait for slow payments" -m "(cherry picked from commit abc)"',
      'git branch -f release-1.4',
      'git switch release-1.4',
    ],
  ],
  ['shared-mistake', ['git revert -n HEAD^', 'git commit -m "Back to three"', 'git push origin HEAD:main']],
  [
    'shared-mistake',
    ['sed -i "s/replicas: 1/replicas: 3/" deployment.yaml', 'git commit -am "Run three replicas"', 'git push'],
  ],
  ['split-branch', ['git switch -c metrics main', 'git cherry-pick cache~2..cache', 'git branch -f cache cache~2']],
  [
    'split-branch',
    ['git branch metrics', 'git rebase --onto main HEAD~2 metrics', 'git switch cache', 'git reset --hard HEAD~2'],
  ],
  [
    'fix-for-release',
    [
      'git checkout -b tmp release-1.4',
      'git cherry-pick :/slow',
      { line: 'git commit --amend', edits: ['Wait for slow payments\n\n(cherry picked from commit 8ebfcb0)\n'] },
      'git branch -f release-1.4 tmp',
    ],
  ],
]

export const rewritingCheats: readonly Way[] = [
  ['onto-main', ['git rebase main', 'git reset --soft main', 'git commit -m both', 'git branch -f main']],
  ['onto-main', ['git rebase main~1', 'git branch -f main']],
  ['reword-older', ['git reset --soft HEAD~2', 'git commit -m "Log each retry"']],
  ['late-correction', ['git commit -am "Correct the path"']],
  ['drop-one', ['git rm debug.yaml', 'git commit -m x']],
  ['two-topics', ['git switch main', 'git merge --squash wednesday', 'git commit -m "Add a cache"']],
  ['fix-for-release', ['git switch release-1.4', 'git cherry-pick main~1']],
  [
    'fix-for-release',
    ['git switch release-1.4', 'sed -i s/5s$/30s/ values.yaml', 'git commit -am "(cherry picked from commit "'],
  ],
  ['shared-mistake', ['git revert --no-edit main~1']],
  ['shared-mistake', ['git reset --hard main~2', 'git cherry-pick origin/main', 'git push --force-with-lease']],
  ['split-branch', ['git switch -c metrics main', 'git merge --squash cache', 'git commit -m "Count requests"']],
  [
    'split-branch',
    [
      'git branch metrics',
      'git reset --hard HEAD~2',
      'git switch metrics',
      'git reset --soft main',
      'git commit -m "Count requests"',
    ],
  ],
]

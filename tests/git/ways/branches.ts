import type { Way } from './way'

export const branches: readonly Way[] = [
  ['hotfix', ['git checkout v1.0', 'sed -i s/5s$/30s/ settings.yaml', 'git commit -am x', 'git branch hotfix']],
  [
    'hotfix',
    [
      'git branch hotfix main~2',
      'git switch hotfix',
      'sed -i s/5s$/30s/ settings.yaml',
      'git add .',
      'git commit -m x',
    ],
  ],
  ['two-merges', ['git reset --hard typo', 'git merge --no-ff -m x metrics']],
  ['two-merges', ['git merge --ff-only main typo', 'git merge --no-ff --no-commit metrics', 'git commit -m x']],
  [
    'both-sides',
    [
      'git merge limits',
      'git checkout --ours values.yaml',
      'sed -i s/256/512/ values.yaml',
      'git add .',
      { line: 'git merge --continue', edits: [null] },
    ],
  ],
  ['both-sides', ['git merge -X ours --no-commit limits', 'sed -i s/256/512/ values.yaml', 'git commit -am both']],
  ['no-branch', ['git switch -c retry', 'git checkout main', 'git merge --no-ff -m x retry']],
  ['no-branch', ['git switch main', 'git merge --no-edit HEAD@{1}', 'git branch retry main^2']],
  [
    'one-from-many',
    [
      'git switch banner',
      'git reset --soft main~1',
      'git commit -m x',
      'git rebase main',
      'git switch main',
      'git merge banner',
      'git branch -d banner',
    ],
  ],
  ['one-from-many', ['git cherry-pick -n main..banner', 'git commit -m x', 'git branch -D banner']],
  ['tidy-up', ['git switch main', 'git branch -d docs', 'git branch -d metrics', 'git branch -d probes']],
  ['tidy-up', ['git branch -D docs probes metrics']],
  [
    'moved-file',
    ['mv deployment.yaml deploy', 'git add -A', 'git commit -m x', 'git checkout main', 'git merge -m y layout'],
  ],
  [
    'moved-file',
    [
      'cp deployment.yaml deploy/deployment.yaml',
      'git rm -q deployment.yaml',
      'git add deploy',
      'git commit -qm x',
      'git switch main',
      'git merge --no-commit layout',
      'git commit -m y',
    ],
  ],
]

export const branchCheats: readonly Way[] = [
  [
    'hotfix',
    [
      'git checkout v1.0 -- .',
      'git rm checkout.yaml',
      'sed -i s/5s$/30s/ settings.yaml',
      'git commit -am x',
      'git branch hotfix',
      'git reset --hard HEAD~1',
    ],
  ],
  ['both-sides', [{ line: 'git commit -am x', files: { 'values.yaml': 'replicas: 4\nmemory: 512Mi\n' } }]],
  ['both-sides', ['git merge -s ours --no-edit limits']],
  ['no-branch', ['git branch retry', 'git switch main', 'git cherry-pick ..retry']],
  [
    'moved-file',
    ['cp deployment.yaml deploy', 'git add -A', 'git commit -m x', 'git checkout main', 'git merge -m y layout'],
  ],
  [
    'hotfix',
    ['git switch -c hotfix v1.0~1', 'git checkout v1.0 -- .', 'sed -i s/5s$/30s/ settings.yaml', 'git commit -am x'],
  ],
  ['two-merges', ['git merge --no-ff --no-edit typo', 'git merge --no-ff --no-edit metrics']],
  ['no-branch', ['git branch retry', 'git switch main', 'git reset --hard HEAD~1', 'git merge --no-ff -m x retry']],
  ['one-from-many', ['git merge --squash banner', 'git commit -m x']],
  [
    'one-from-many',
    [
      'git switch -q banner',
      'git reset --soft main~1',
      'git commit -m x',
      'git branch -f main',
      'git switch main',
      'git branch -D banner',
    ],
  ],
  ['tidy-up', ['git branch -D docs metrics probes search']],
  [
    'moved-file',
    [
      'git mv deployment.yaml deploy/',
      'sed -i s/1.4/1.5/ deploy/deployment.yaml',
      'git commit -am x',
      'git switch main',
      'git merge -X theirs --no-edit layout',
    ],
  ],
]

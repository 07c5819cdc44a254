import type { Way } from './way'

export const objects: readonly Way[] = [
  ['first-commit', ['git init', 'git add -A', 'git commit -qm x']],
  ['two-commits', ['git commit -m b README.md', 'git add deployment.yaml', 'git commit -m a']],
  ['two-commits', ['git add .', 'git reset README.md notes.txt', 'git commit -m a', 'git commit -am b']],
  ['two-undos', ['git reset deployment.yaml', 'git checkout ingress.yaml']],
  ['two-undos', ['git reset', 'git checkout ingress.yaml', 'git add alerts.yaml']],
  ['forgotten-file', ['git reset --soft HEAD~1', 'git add .', 'git commit -m "Add alert and dashboard"']],
  ['forgotten-file', [{ line: 'git add . && git commit --amend', edits: ['Add alert and dashboard\n'] }]],
  [
    'tracked-by-mistake',
    [
      'echo /build >> .gitignore',
      'echo "*.env" >> .gitignore',
      'git rm -q --cached local.env',
      'git add .',
      'git commit -m x',
    ],
  ],
  [
    'tracked-by-mistake',
    [
      'mv local.env ..',
      'git commit -am gone',
      'mv ../local.env .',
      { line: 'git add .', files: { '.gitignore': 'build/*\n/local.env\n' } },
      'git commit -m ignored',
    ],
  ],
  [
    'what-is-running',
    [
      'git log -p deploy.yaml',
      'git show main~2:deploy.yaml > ../x',
      'git tag v1.1 HEAD~2',
      'git tag -f -a -m "Release 1.1" v1.1 v1.1',
    ],
  ],
  [
    'what-is-running',
    [
      'git log --oneline --find-object=$(git hash-object ../running.yaml)',
      'git tag -a -m x v1.1 $(git log --format=%h --find-object=$(git hash-object ../running.yaml) | tail -n 1)',
    ],
  ],
  ['what-is-running', ['git switch --detach main~2', 'cat deploy.yaml ../running.yaml', 'git tag -m x v1.1']],
  [
    'by-hand',
    [
      'git stash',
      'git switch -c rollback',
      'git restore --source=v1.0 --staged --worktree .',
      'git commit -m back',
      'git switch main',
      'git stash pop --index',
    ],
  ],
  ['by-hand', ['git update-ref refs/heads/rollback $(git commit-tree -m back -p HEAD v1.0^{tree})']],
  [
    'by-hand',
    [
      'git stash',
      'git switch -c rollback',
      'git restore -SW --source v1.0 .',
      'git commit -m back',
      'git switch main',
      'git stash pop',
    ],
  ],
]

export const objectCheats: readonly Way[] = [
  ['two-commits', ['git commit -am both', 'git commit --allow-empty -m nothing']],
  ['two-commits', ['git add .', 'git commit -m all']],
  ['two-undos', ['git reset --hard']],
  [
    'tracked-by-mistake',
    [
      { line: 'git rm --cached local.env', files: { '.gitignore': 'local.env\n*\n' } },
      'git add -f .gitignore',
      'git commit -m x',
    ],
  ],
  ['what-is-running', ['git tag v1.1 main~2']],
  ['by-hand', ['git branch rollback $(git commit-tree v1.0^{tree} -m "no parent")']],
  ['forgotten-file', ['git add .', 'git commit --amend --no-edit']],
  [
    'forgotten-file',
    [
      'git reset --hard HEAD~1',
      'touch alerts.yaml dashboard.yaml',
      'git add .',
      'git commit -m "Add alert and dashboard"',
    ],
  ],
]

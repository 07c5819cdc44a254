import type { Way } from './way'

export const finding: readonly Way[] = [
  ['who-changed', ['git log -1 --format=%H -S"replicas: 1" >answer.txt']],
  [
    'who-changed',
    [
      'git blame deployment.yaml',
      'git show @~',
      'git blame -s @~2 -- deployment.yaml',
      'git rev-parse @~3 >answer.txt',
    ],
  ],
  ['when-removed', ['git log -1 --format=%h -GreadinessProbe -- deployment.yaml > answer.txt']],
  ['when-removed', ['git log -p deployment.yaml', 'git log --format=%H -1 --grep=Order >answer.txt', 'git add .']],
  ['renamed-file', ['git log --follow --format=%h shop/deployment.yaml | tail -n 1 >answer.txt']],
  ['renamed-file', ['git log --diff-filter=A --format=%H -- shop.yaml >answer.txt']],
  ['not-on-main', ['git log --oneline main..origin/checkout | wc -l >answer.txt']],
  [
    'not-on-main',
    ['git log --oneline origin/checkout ^main', 'echo "5" >answer.txt', 'git add .', 'git commit -m answer'],
  ],
  [
    'bisect-run',
    [
      ...['git bisect start', 'git bisect bad', 'git bisect good v1.0', 'git bisect good', 'git bisect bad'],
      ...['git bisect bad', 'git bisect good', 'git log -1 --format=%h refs/bisect/bad >answer.txt', 'git switch main'],
      'git bisect reset',
    ],
  ],
  ['bisect-run', ['git log -G"timeout: [^0-9]" --format=%h --reverse | head -n 1 >answer.txt']],
  ['which-merge', ['git log --first-parent --format=%h -m -S"64Mi" -- deployment.yaml >answer.txt']],
  ['which-merge', ['git log --merges --first-parent -p', 'git rev-parse main~1 >answer.txt']],
  ['by-message', ['git reflog', 'git rev-parse --short HEAD@{6} >answer.txt']],
  [
    'by-message',
    ['git fsck --no-reflogs', 'git log --format="%h %s" main@{3} -1', 'git rev-parse main@{3} >answer.txt'],
  ],
]

export const findingCheats: readonly Way[] = [['by-message', ['git rev-parse ":/price import" >answer.txt']]]

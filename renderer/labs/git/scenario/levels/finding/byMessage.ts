import type { Level } from '../../level'
import { ingress, settings } from '../manifests'
import { commit, shop } from '../steps'

const jobs = (...lines: readonly string[]) => settings('jobs', [...lines, ''].join('\n'))

export const byMessage: Level = {
  id: 'by-message',
  title: 'A commit of which only the message is known',
  story: [
    'On Monday you committed `Pause the price import`, amended it once because the file was wrong, and then dropped it from `main` with a hard reset, since the import ran again. Now it fails once more, and Kim asks for that commit.',
    'No branch leads to it, so a log of all branches does not show it. Find the commit as it was after the amendment, and write its id into a new file `answer.txt`. The branches stay as they are.',
  ],
  setup: [
    shop,
    commit('Describe the jobs', { 'jobs.yaml': jobs('prices: hourly', 'stock: hourly') }),
    commit('Say who is on call', { 'README.md': 'On call: night shift\n' }),
    commit('Pause the price import', { 'jobs.yaml': jobs('prices: hourly', 'stock: paused') }, { later: 120 }),
    {
      line: 'git commit -q -a --amend --no-edit',
      files: { 'jobs.yaml': jobs('prices: paused', 'stock: hourly') },
      later: 5,
    },
    { line: 'git reset -q --hard HEAD~1', later: 300 },
    { line: 'git switch -q -c import', later: 60 },
    commit('Log the price import', { 'logging.yaml': settings('logging', 'prices: debug\n') }),
    { line: 'git switch -q main', later: 60 },
    commit('Import the stock every day', { 'jobs.yaml': jobs('prices: hourly', 'stock: daily') }, { later: 600 }),
    commit('Add an ingress', { 'ingress.yaml': ingress('shop.example.com') }),
  ],
  marks: { paused: 'main@{3}', main: 'main', import: 'import' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of `Pause the price import`, as it was after the amendment.',
      check: { is: 'answer', file: 'answer.txt', rev: '%paused' },
    },
    {
      id: 'branches',
      says: '`main` and `import` are where they were.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: '%main' },
          { is: 'same', one: 'import', other: '%import' },
        ],
      },
    },
  ],
  hints: [
    '`--all` means all references, and none leads there. The journal of `HEAD` still has every commit on which you stood.',
    '`git log -g` walks the reflog instead of the branches, and `--grep` keeps the entries whose commit has such a message. The newest comes first.',
    '`git log -g --oneline --grep="Pause the price"` lists the commit before and after the amendment. Write the upper one with `echo <id> >answer.txt`, without the brackets.',
  ],
  solution: ['git log -g --oneline --grep="Pause the price"', 'echo 88b1919 >answer.txt'],
  wrong: ['git log --reflog --oneline --grep="price import"', 'echo 697ff56 >answer.txt'],
  question:
    'You know a commit’s message. Where do `git show :/text`, `git log --all --grep=text` and `git log -g --grep=text` look?',
  answer:
    '`:/text` is the youngest commit whose message matches, among all that can be reached from any reference. `--all --grep` lists all such commits. Both need a branch, a tag or another reference that leads there. `-g` walks the reflog, that of `HEAD` unless you name another, so it also finds what was amended, rebased or reset away, as long as the entries last.',
}

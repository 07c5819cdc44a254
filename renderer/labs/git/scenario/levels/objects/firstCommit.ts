/** A repository is made, and its first commit. */
import type { Level } from '../../level'
import { service } from '../manifests'

export const firstCommit: Level = {
  id: 'first-commit',
  title: 'The first commit',
  story: [
    'A directory `shop` holds the manifest of a small service, `service.yaml`. Nobody has put it under version control yet, so nobody can say how it looked yesterday.',
    'Make a repository of the directory and record the file in a first commit on the branch `main`. You type into the terminal on this page: `git init`, `git add` and `git commit` are the three commands for it, and `git status` says at any time how things stand.',
  ],
  setup: [{ line: 'mkdir shop && cd shop' }, { line: 'true', files: { 'service.yaml': service('shop') } }],
  goals: [
    {
      id: 'recorded',
      says: 'The branch `main` has one commit, and `service.yaml` is in it.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'main', are: { 'service.yaml': service('shop') } },
          { is: 'graph', commits: ['a:'], refs: { main: 'a' } },
        ],
      },
    },
    { id: 'clean', says: 'Nothing is left to be committed.', check: { is: 'clean' } },
  ],
  hints: [
    'Three steps: make the repository, choose what goes into the next commit, and commit it.',
    '`git init` makes the repository. `git add` puts a file into the index, which is the draft of the next commit.',
    'Type `git init`, `git add service.yaml` and `git commit -m "Describe the service"`.',
  ],
  solution: ['git init', 'git add service.yaml', 'git commit -m "Describe the service"'],
  wrong: ['git init', 'git commit -m "Describe the service"'],
  question:
    'Which three places does a file pass through on its way into a commit, and which command moves it from each to the next?',
  answer:
    'From the working tree into the index by `git add`, and from the index into a commit by `git commit`. A commit records what the index holds, not what the working tree holds.',
}

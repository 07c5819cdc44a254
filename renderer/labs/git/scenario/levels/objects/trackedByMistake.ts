/** A file that should never have been tracked, and an ignore file. */
import type { Level } from '../../level'
import { deployment } from '../manifests'
import { commit, shop } from '../steps'

const env = 'CLUSTER=localhost:6443\nLOG_LEVEL=debug\n'

export const trackedByMistake: Level = {
  id: 'tracked-by-mistake',
  title: 'Tracked by mistake',
  story: [
    '`local.env` describes your own machine. It slipped into a commit some time ago, and since then every edit of it shows up as a change. It holds no secret, so the older commits may keep it: Kim has them already.',
    'Stop tracking the file, but keep it on your disk with its contents: your scripts read it. Everything below `build/`, which the build makes anew each time, should not be offered for a commit either.',
    'Record all this in one or more new commits, with a `.gitignore` that Kim gets too.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': deployment('shop') }),
    commit('Add a build script', {
      'build.sh': 'mkdir -p build\ntar -cf build/shop.tar deployment.yaml\n',
      'local.env': 'CLUSTER=localhost:6443\n',
    }),
    commit('Run three replicas', { 'deployment.yaml': deployment('shop', { replicas: 3 }) }),
    { line: 'git status --short', files: { 'local.env': env, 'build/shop.tar': 'deployment.yaml\n' } },
  ],
  marks: { start: 'main' },
  goals: [
    {
      id: 'untracked',
      says: 'The newest commit of `main` has neither `local.env` nor the built file, and still has `deployment.yaml` and `build.sh`.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'main', lack: ['local.env', 'build/shop.tar'] },
          {
            is: 'files',
            at: 'main',
            have: {
              'deployment.yaml': deployment('shop', { replicas: 3 }),
              'build.sh': 'mkdir -p build\ntar -cf build/shop.tar deployment.yaml\n',
            },
          },
        ],
      },
    },
    {
      id: 'kept',
      says: '`local.env` is on your disk with the contents that it had.',
      check: { is: 'files', at: 'worktree', have: { 'local.env': env } },
    },
    {
      id: 'ignored',
      says: 'A committed `.gitignore` ignores `local.env` and all of `build/`, but not the manifest or the script.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'main', contain: { '.gitignore': '' } },
          { is: 'ignored', path: 'local.env' },
          { is: 'ignored', path: 'build/shop.tar' },
          { is: 'ignored', path: 'build/other.tar' },
          { is: 'not', of: { is: 'ignored', path: 'deployment.yaml' } },
          { is: 'not', of: { is: 'ignored', path: 'build.sh' } },
        ],
      },
    },
    {
      id: 'clean',
      says: 'Nothing is left to be committed, and the older commits are still there.',
      check: {
        is: 'all',
        of: [{ is: 'clean' }, { is: 'reaches', from: 'main', commit: '%start' }],
      },
    },
  ],
  hints: [
    '`.gitignore` works on untracked files alone. A tracked file has to leave the index first, without leaving the disk.',
    '`git rm --cached` takes a path out of the index and leaves the file where it is. A line `build/` in `.gitignore` covers the whole directory.',
    'Write the lines `local.env` and `build/` into `.gitignore`, then type `git rm --cached local.env`, `git add .gitignore` and `git commit -m "Stop tracking local settings"`.',
  ],
  solution: [
    { line: 'git rm --cached local.env', files: { '.gitignore': 'local.env\nbuild/\n' } },
    'git add .gitignore',
    'git commit -m "Stop tracking local settings"',
  ],
  wrong: [
    { line: 'git add .gitignore', files: { '.gitignore': 'local.env\nbuild/\n' } },
    'git commit -m "Ignore local settings"',
  ],
  question:
    'A file is committed, and then its name is written into `.gitignore`. Why does Git go on reporting its changes, and what ends that?',
  answer:
    'Ignore rules apply to untracked paths alone. A path in the index stays tracked until it leaves the index: `git rm --cached file` does that and keeps the file on the disk. When others pull that commit, the file goes from their working tree too. Older commits still hold it, so a secret that was committed has to be changed, not only removed.',
}

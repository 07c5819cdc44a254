/** What was never described cannot be rebuilt. */
import type { Level } from '../../level'
import { settings } from '../manifests'
import { commit, shop } from '../steps'

const routes = 'routes:\n  - /checkout\n  - /search\n'
const env = 'CLUSTER=localhost:6443\n'
const gateway = settings('gateway', 'routes: config/routes.yaml\n')

export const ignoredConfig: Level = {
  id: 'ignored-config',
  title: 'The file that only you have',
  story: [
    'A server was rebuilt from a fresh clone, and the gateway does not start: `config/routes.yaml` is missing. On your machine it is there, and `git status` says that there is nothing to commit.',
    'The reason is a line in `.gitignore` that hides all of `config/`. It was meant for `config/local.env`, which describes your machine alone and stays ignored.',
    'Commit `config/routes.yaml`, so that every clone has it. Change the rule as well: the next file in `config/`, say `config/alerts.yaml`, should not be hidden in the same way.',
  ],
  setup: [
    shop,
    commit('Describe the gateway', { 'gateway.yaml': gateway, '.gitignore': '*.log\nconfig/\n' }),
    commit(
      'Read the routes from a file',
      {
        'README.md': 'The routes are in config/routes.yaml.\n',
        'config/routes.yaml': routes,
        'config/local.env': env,
        'gateway.log': 'started\n',
      },
      { later: 300 },
    ),
  ],
  marks: { main: 'main' },
  goals: [
    {
      id: 'committed',
      says: '`main` has `config/routes.yaml`, and neither `config/local.env` nor the log.',
      check: {
        is: 'all',
        of: [
          { is: 'files', at: 'main', have: { 'config/routes.yaml': routes, 'gateway.yaml': gateway } },
          { is: 'files', at: 'main', lack: ['config/local.env', 'gateway.log'] },
          { is: 'reaches', from: 'main', commit: '%main' },
        ],
      },
    },
    {
      id: 'rules',
      says: '`config/local.env` and logs are still ignored, and a new `config/alerts.yaml` would not be.',
      check: {
        is: 'all',
        of: [
          { is: 'ignored', path: 'config/local.env' },
          { is: 'ignored', path: 'gateway.log' },
          { is: 'not', of: { is: 'ignored', path: 'config/alerts.yaml' } },
          { is: 'not', of: { is: 'ignored', path: 'config/routes.yaml' } },
        ],
      },
    },
    {
      id: 'kept',
      says: '`config/local.env` is still on your disk, and nothing is left to be committed.',
      check: {
        is: 'all',
        of: [{ is: 'files', at: 'worktree', have: { 'config/local.env': env } }, { is: 'clean' }],
      },
    },
  ],
  hints: [
    '`git check-ignore -v <file>` names the rule that hides a file. Find one that says what was meant.',
    'Where a rule excludes a whole directory, Git does not look inside, so a later `!config/routes.yaml` has no effect. Replace the rule by one for the single file.',
    'In `.gitignore`, write `config/local.env` instead of `config/`. Then `git add .` and commit.',
  ],
  solution: [
    'git check-ignore -v config/routes.yaml',
    { line: 'git add .', files: { '.gitignore': '*.log\nconfig/local.env\n' } },
    'git commit -m "Track the routes of the gateway"',
  ],
  wrong: [
    { line: 'git add .', files: { '.gitignore': '*.log\nconfig/\n!config/routes.yaml\n' } },
    'git commit -m "Track the routes of the gateway"',
  ],
  question: 'Why can `!config/routes.yaml` not bring back a file below an ignored `config/`?',
  answer:
    'Where a pattern excludes a directory, Git does not descend into it, so no rule about a file inside is ever asked. Exclude the contents instead, `config/*`, and except some of them, or name only what should be ignored. `git check-ignore -v <path>` prints the deciding rule with its file and line.',
}

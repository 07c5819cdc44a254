import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const web = (version: number) => deployment('web', { image: `shop/web:1.${version}`, replicas: 3 })
const gateway = (timeout: number) => settings('gateway', `route: /\nservice: web\ntimeout: ${timeout}s\n`)
const limits = (memory: number) => settings('limits', `web: ${memory}Mi\ngateway: 64Mi\n`)

/** What the server should hold: the fourth commit. */
const described = { 'web.yaml': web(5), 'gateway.yaml': gateway(20), 'limits.yaml': limits(384) }

export const liveAudit: Level = {
  id: 'live-audit',
  title: 'Where does this configuration come from?',
  story: [
    'The directory `live/` is the server’s configuration, mounted into your clone. Git ignores it. Last night somebody on the night shift rolled the shop back by copying the files of an older commit there, and then edited one of them by hand. There is no note.',
    'Find the commit that `live/` came from, and write its id into `live.txt`. Only one commit has all files but the edited one just as they are there.',
    'Then undo the edit: `live/` shall hold exactly what that commit describes. History does not change.',
  ],
  setup: [
    shop,
    commit('Describe web, gateway and limits', {
      '.gitignore': 'live/\n',
      'web.yaml': web(4),
      'gateway.yaml': gateway(10),
      'limits.yaml': limits(256),
    }),
    commit('Wait longer for web', { 'gateway.yaml': gateway(20) }),
    commit('Release 1.5', { 'web.yaml': web(5) }, { later: 1_440 }),
    commit('Give web more memory', { 'limits.yaml': limits(384) }),
    commit('Release 1.6', { 'web.yaml': web(6) }, { later: 1_440 }),
    commit('Wait a little less', { 'gateway.yaml': gateway(15) }),
    commit('Give web still more memory', { 'limits.yaml': limits(512) }),
    {
      line: 'true',
      files: {
        'live/web.yaml': web(5),
        'live/gateway.yaml': gateway(90),
        'live/limits.yaml': limits(384),
      },
      later: 600,
    },
  ],
  marks: { source: 'main~3', main: 'main' },
  goals: [
    {
      id: 'named',
      says: '`live.txt` holds the id of the commit that `live/` came from, and nothing else.',
      check: { is: 'answer', file: 'live.txt', rev: '%source' },
    },
    {
      id: 'restored',
      says: '`live/` holds `web.yaml`, `gateway.yaml` and `limits.yaml` exactly as that commit has them.',
      check: {
        is: 'files',
        at: 'worktree',
        have: Object.fromEntries(Object.entries(described).map(([path, text]) => [`live/${path}`, text])),
      },
    },
    {
      id: 'untouched',
      says: '`main` is checked out where it was, and its own files are unchanged.',
      check: {
        is: 'all',
        of: [
          { is: 'same', one: 'main', other: '%main' },
          { is: 'head', on: 'main' },
          { is: 'clean', untracked: true },
        ],
      },
    },
  ],
  hints: [
    'The same content always has the same id, wherever it lies. So the ids of the live files can be looked up in the history.',
    '`git hash-object live/*` prints the ids, and `git log --raw --oneline` shows which commit brought each of them in. The commit you want comes after both and before the next change to either.',
    'It is `Give web more memory`: `git rev-parse main~3 > live.txt`. `git show main~3:gateway.yaml > live/gateway.yaml` writes the old version of one file.',
  ],
  solution: [
    'git hash-object live/web.yaml live/gateway.yaml live/limits.yaml',
    'git log --raw --oneline',
    'git rev-parse main~3 > live.txt',
    'git show main~3:gateway.yaml > live/gateway.yaml',
  ],
  wrong: ['git rev-parse main > live.txt', 'cp web.yaml gateway.yaml limits.yaml live'],
  question: 'How can Git tell which commit an unlabelled copy of files came from?',
  answer:
    'By content: a blob’s id depends on nothing but the bytes. `git hash-object <file>` gives the id of the copy, and `git ls-tree <commit>` or `git log --raw` shows which commits have that blob. Where several files match the same commit and no other, it came from there. What matches nowhere was edited afterwards.',
}

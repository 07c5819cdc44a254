/** A correction goes into the commit that it corrects. */
import type { Level } from '../../level'
import { deployment, settings } from '../manifests'
import { commit, shop } from '../steps'

const live = (path: string) => settings('live', `path: ${path}\nperiod: 10s\n`)
const ready = settings('ready', 'path: /ready\nperiod: 5s\n')
const readme = '# Shop\n\nProbes: see `live.yaml` and `ready.yaml`.\n'
const web = deployment('shop')

export const lateCorrection: Level = {
  id: 'late-correction',
  title: 'A late correction',
  story: [
    'The branch `probes` has three commits and is about to be reviewed. Just now you saw that the first of them has a slip in `live.yaml`: the path is `/heathz`. You have corrected it in the working tree to `/healthz`, and have not committed that yet.',
    'A fourth commit "correct path" would make the reviewers read the slip first. Put the correction into the commit where it belongs, so that the branch still has its three commits with their subjects, and `live.yaml` is right from the first on.',
  ],
  setup: [
    shop,
    commit('Describe the service', { 'deployment.yaml': web }),
    commit('Say what this is', { 'README.md': '# Shop\n' }),
    { line: 'git switch -qc probes' },
    commit('Probe whether the shop lives', { 'live.yaml': live('/heathz') }),
    commit('Probe whether the shop is ready', { 'ready.yaml': ready }),
    commit('Point to the probes', { 'README.md': readme }),
    { line: 'git status --short', files: { 'live.yaml': live('/healthz') } },
  ],
  marks: { main: 'main', probes: 'probes' },
  goals: [
    {
      id: 'three',
      says: '`probes` has three commits after `main`, with the subjects that they had.',
      check: {
        is: 'all',
        of: [
          {
            is: 'subjects',
            of: '%main..probes',
            are: ['Probe whether the shop lives', 'Probe whether the shop is ready', 'Point to the probes'],
          },
          { is: 'same', one: 'probes~3', other: '%main' },
        ],
      },
    },
    {
      id: 'first',
      says: 'The first of them adds `live.yaml` with the path `/healthz`, and nothing else.',
      check: {
        is: 'files',
        at: 'probes~2',
        are: { 'README.md': '# Shop\n', 'deployment.yaml': web, 'live.yaml': live('/healthz') },
      },
    },
    {
      id: 'others',
      says: 'The other two make the changes that they made before.',
      check: {
        is: 'all',
        of: [
          { is: 'samePatch', one: 'probes~1', other: '%probes~1' },
          { is: 'samePatch', one: 'probes', other: '%probes' },
        ],
      },
    },
    {
      id: 'clean',
      says: 'Nothing is under way or left to be committed.',
      check: { is: 'all', of: [{ is: 'clean' }, { is: 'head', on: 'probes' }] },
    },
  ],
  hints: [
    'First commit the correction together with a note of which commit it belongs to; then let a rebase put it there.',
    '`git commit --fixup=<commit>` writes that note into the subject, and `git rebase -i --autosquash main` arranges the list by it.',
    'Type `git commit -a --fixup=probes~2`, and then `git rebase -i --autosquash main`. Save the list as the editor shows it.',
  ],
  solution: ['git commit -a --fixup=probes~2', { line: 'git rebase -i --autosquash main', edits: [null] }],
  wrong: ['git commit -a --amend --no-edit'],
  question: 'What does `git commit --fixup=<commit>` record, and what does `--autosquash` do with it?',
  answer:
    'It makes an ordinary commit with the subject `fixup! ` and the subject of the other one. In the list of an interactive rebase, `--autosquash` moves it right behind that commit and marks it as `fixup`: its change is melted into the commit, and its message is dropped. `git commit --amend` reaches the last commit alone.',
}

import type { Level } from '../../level'
import { settings } from '../manifests'
import { commit, shop } from '../steps'

interface State {
  readonly replicas: number
  readonly retries: number
  readonly timeout: string
}
const web = ({ replicas, retries, timeout }: State) =>
  settings('web', `replicas: ${replicas}\nretries: ${retries}\ntimeout: ${timeout}\n`)

const good = '30s'
/** Its unit is gone, and the commit says nothing of it. */
const bad = '30'

/** Subject, and `web.yaml` where the commit changes it; for three commits it is empty. */
const made: readonly (readonly [string, string?])[] = [
  ['Run three web pods', web({ replicas: 3, retries: 1, timeout: good })],
  ['Retry twice', web({ replicas: 3, retries: 2, timeout: good })],
  ['Run four web pods', web({ replicas: 4, retries: 2, timeout: good })],
  ['Retry three times', web({ replicas: 4, retries: 3, timeout: good })],
  ['Run five web pods', web({ replicas: 5, retries: 3, timeout: good })],
  ['Retry four times', web({ replicas: 5, retries: 4, timeout: good })],
  ['Generate the settings of web', ''],
  ['Say who is on call'],
  ['Say where the dashboard is'],
  ['Correct the generator', web({ replicas: 5, retries: 3, timeout: good })],
  ['Run six web pods', web({ replicas: 6, retries: 3, timeout: good })],
  ['Retry less for the sale', web({ replicas: 6, retries: 2, timeout: bad })],
  ['Run eight web pods for the sale', web({ replicas: 8, retries: 2, timeout: bad })],
  ['Retry three times after the sale', web({ replicas: 8, retries: 3, timeout: bad })],
  ['Run five web pods again', web({ replicas: 5, retries: 3, timeout: bad })],
  ['Retry twice again', web({ replicas: 5, retries: 2, timeout: bad })],
]
const culprit = 12

export const bisected: Level = {
  id: 'sixteen-suspects',
  title: 'Sixteen suspects, three of them silent',
  story: [
    'The timeout in `web.yaml` has lost its unit. It has to read `timeout: 30s`, as in release `v1.0`, and on `main` it does not. Sixteen commits have been made since, and no subject tells of it.',
    'A command cannot judge this for you without care: for three commits a generator wrote `web.yaml` empty. What the timeout was meant to be there, nobody can say, so these commits are neither good nor bad. `git bisect run` with a plain `grep` would call them bad and blame the wrong one.',
    'Search by hand: look at `web.yaml` at each commit that Git chooses, and say what it is. Write the id of the first commit in which the unit is missing into the file `culprit.txt`, and end the bisection.',
  ],
  setup: [
    shop,
    commit('Release 1.0', { 'web.yaml': web({ replicas: 2, retries: 1, timeout: good }) }),
    { line: 'git tag -a v1.0 -m "Release 1.0"' },
    ...made.map(([subject, text]) =>
      commit(subject, text === undefined ? { 'README.md': `${subject}.\n` } : { 'web.yaml': text }, { later: 180 }),
    ),
  ],
  marks: { culprit: `main~${made.length - culprit}`, main: 'main' },
  goals: [
    {
      id: 'found',
      says: '`culprit.txt` holds the id of the first commit whose timeout has no unit, and nothing else.',
      check: { is: 'answer', file: 'culprit.txt', rev: '%culprit' },
    },
    {
      id: 'tests',
      says: 'You used `git bisect`, and typed at most twelve lines of it.',
      check: { is: 'ran', begins: 'git bisect', atLeast: 1, atMost: 12 },
    },
    {
      id: 'ended',
      says: 'The bisection has ended, and `main` is checked out where it was.',
      check: {
        is: 'all',
        of: [
          { is: 'underway', what: 'nothing' },
          { is: 'head', on: 'main' },
          { is: 'same', one: 'main', other: '%main' },
        ],
      },
    },
  ],
  hints: [
    'Half of the suspects fall away with each verdict. Tell Git one bad commit and one good one, and it checks out the next to look at. There are three verdicts, not two.',
    '`git bisect start main v1.0` names the bad end first, then the good one. After each `cat web.yaml`, say `git bisect good`, `git bisect bad` or, where the file is empty, `git bisect skip`.',
    'When Git names the first bad commit, `git rev-parse bisect/bad > culprit.txt` writes its id down, and `git bisect reset` ends the search. A wrong verdict? `git bisect reset`, and begin again.',
  ],
  solution: [
    'git bisect start main v1.0',
    ...['git bisect skip', 'git bisect good', 'git bisect good', 'git bisect bad', 'git bisect bad', 'git bisect good'],
    'git rev-parse bisect/bad > culprit.txt',
    'git bisect reset',
  ],
  wrong: [
    'git bisect start main v1.0',
    'git bisect run grep -q "timeout: 30s" web.yaml',
    'git rev-parse bisect/bad > culprit.txt',
    'git bisect reset',
  ],
  question:
    'A bisection comes to a commit that cannot be tested. What do you say, by hand and in a script, and why not `bad`?',
  answer:
    'By hand `git bisect skip`, in a script for `git bisect run` the exit code 125. Git then tries a commit nearby. A guess would be worse: a wrong verdict leads into the wrong half, and the search ends at an innocent commit. If only skipped commits are left beside the fault, Git says that it could be any of them. `git bisect log` shows your verdicts, and `git bisect replay` takes a corrected list of them.',
}

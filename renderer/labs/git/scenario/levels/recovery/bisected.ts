import type { Level } from '../../level'
import { commit, shop } from '../steps'

const strict = 'timeout: 30s'
interface State {
  readonly replicas: number
  readonly retries: number
  readonly memory: number
  readonly isBroken: boolean
}
const web = ({ replicas, retries, memory, isBroken }: State) =>
  `name: web\nreplicas: ${replicas}\nretries: ${retries}\nmemory: ${memory}Mi\n${isBroken ? 'timeout: 30' : strict}\n`

const culprit = 10
const subjects = [
  ...['Run three web pods', 'Retry twice', 'Give web more memory', 'Run four web pods', 'Retry three times'],
  ...['Give web still more memory', 'Tune the time-out of retries', 'Run five web pods', 'Raise memory for the sale'],
  ...['Sort the settings', 'Retry four times', 'Run six web pods', 'Lower memory after the sale', 'Retry twice again'],
  ...['Run five web pods again', 'Raise memory a little'],
]

/** Each commit touches one number in turn, and the tenth also loses the unit. */
const states = subjects.map((subject, at) => {
  const n = at + 1
  const step = (each: number) => Math.floor((n + 2 - each) / 3)
  return {
    subject,
    text: web({
      replicas: 2 + step(0) - (n > 13 ? 3 : 0),
      retries: 1 + step(1),
      memory: 128 + 64 * step(2),
      isBroken: n >= culprit,
    }),
  }
})

export const bisected: Level = {
  id: 'sixteen-suspects',
  title: 'Sixteen suspects',
  story: [
    'The gateway refuses `web.yaml`: its timeout has lost its unit. It has to read `timeout: 30s`, as in release `v1.0`, and on `main` it does not. Sixteen commits have been made since, and no subject tells of it.',
    'The test is one line, `grep -q "timeout: 30s" web.yaml`: its exit code is 0 for good and 1 for bad. In practice such a test takes minutes, so you have time for five, by hand or by `git bisect run`.',
    'Write the id of the first bad commit into the file `culprit.txt`, and end the bisection.',
  ],
  setup: [
    shop,
    commit('Release 1.0', { 'web.yaml': web({ replicas: 2, retries: 1, memory: 128, isBroken: false }) }),
    { line: 'git tag -a v1.0 -m "Release 1.0"' },
    ...states.map(({ subject, text }) => commit(subject, { 'web.yaml': text }, { later: 180 })),
  ],
  marks: { culprit: `main~${subjects.length - culprit}`, main: 'main' },
  goals: [
    {
      id: 'found',
      says: '`culprit.txt` holds the id of the first bad commit, and nothing else.',
      check: { is: 'answer', file: 'culprit.txt', rev: '%culprit' },
    },
    {
      id: 'tests',
      says: 'You used `git bisect`, and typed at most nine lines of it: enough for the start, five tests and the end.',
      check: { is: 'ran', begins: 'git bisect', atLeast: 1, atMost: 9 },
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
    'Half of the suspects fall away with each test. Git chooses which commit to test if you tell it one bad commit and one good one.',
    '`git bisect start main v1.0` names the bad end first, then the good one. `git bisect run` followed by the test does the rest.',
    'Then `git rev-parse bisect/bad > culprit.txt` writes the id down, and `git bisect reset` ends it.',
  ],
  solution: [
    'git bisect start main v1.0',
    'git bisect run grep -q "timeout: 30s" web.yaml',
    'git rev-parse bisect/bad > culprit.txt',
    'git bisect reset',
  ],
  wrong: ['git log --oneline', 'git rev-parse ":/Tune the time-out" > culprit.txt'],
  question: 'About how many tests does `git bisect` need for 16 suspects, and what makes it name the wrong commit?',
  answer:
    'About log₂ 16 = 4, because each verdict halves the suspects. It takes for granted that every commit before the fault is good and every one from there on bad. A test that fails for another reason, a fault that comes and goes, or a single wrong verdict leads into the wrong half. Where a commit cannot be tested, say `git bisect skip` instead of guessing.',
}

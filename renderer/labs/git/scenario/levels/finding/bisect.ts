import type { Level } from '../../level'
import { settings } from '../manifests'
import { by, cloned } from './together'

const checkout = (timeout: string, retries: number) =>
  settings('checkout', `timeout: ${timeout}\nretries: ${retries}\n`)

/** Subject, timeout and retries; the unit of the timeout goes missing on the way. */
const tuned: readonly (readonly [string, string, number])[] = [
  ['Wait longer for the bank', '12s', 1],
  ['Retry once more', '12s', 2],
  ['Shorten the wait again', '8s', 2],
  ['Prepare for the sale', '15s', 3],
  ['Retry less', '15s', 1],
  ['Wait as long as the bank does', '20s', 1],
  ['Halve the wait', '10s', 1],
  ['Retry more often', '10s', 4],
  ['Find a middle', '14s', 4],
  ['Take the numbers of the load test', '18', 3],
  ['Retry less during the night', '18', 2],
  ['Round the wait up', '20', 2],
  ['Wait less', '16', 2],
  ['Retry three times', '16', 3],
  ['Wait for the slow bank', '25', 3],
  ['Go back to what worked', '12', 2],
]

export const bisectRun: Level = {
  id: 'bisect-run',
  title: 'The first commit that breaks the test',
  story: [
    'The pipeline tests that the timeout in `checkout.yaml` has a unit, with `grep -Eq "timeout: [0-9]+s" checkout.yaml`. The test passed for `v1.0`. It fails now, sixteen commits later.',
    'Each of them has changed a number in that file, so blame names only the last ones, and there is no single text to search for. Find the first commit for which the test fails, and write its id into a new file `answer.txt`.',
    'The test is a command with an exit code: let Git run it. At the end you are back on `main`, and no bisection is under way.',
  ],
  setup: cloned(
    by('you', 'Release 1.0', { 'checkout.yaml': checkout('10s', 1) }),
    { line: 'git tag v1.0' },
    ...tuned.map(([subject, timeout, retries], at) =>
      by(at % 3 === 0 ? 'kim' : at % 3 === 1 ? 'ops' : 'you', subject, { 'checkout.yaml': checkout(timeout, retries) }),
    ),
  ),
  marks: { cause: ':/Take.the.numbers' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of the first commit for which the test fails.',
      check: { is: 'answer', file: 'answer.txt', rev: '%cause' },
    },
    {
      id: 'back',
      says: 'You are on `main`, and no bisection is under way.',
      check: {
        is: 'all',
        of: [
          { is: 'head', on: 'main' },
          { is: 'underway', what: 'nothing' },
        ],
      },
    },
  ],
  hints: [
    'Sixteen suspects, and each test halves them. `git bisect` chooses the commit to test; what is good and what is bad is for you, or for a command, to say.',
    '`git bisect start <bad> <good>` opens the search, and `git bisect run <command>` goes through it: exit code 0 is good. While the search is open, `refs/bisect/bad` is the earliest commit known to be bad.',
    '`git bisect start HEAD v1.0`, then `git bisect run grep -Eq "timeout: [0-9]+s" checkout.yaml`, then `git rev-parse refs/bisect/bad >answer.txt`, and `git bisect reset`.',
  ],
  solution: [
    'git bisect start HEAD v1.0',
    'git bisect run grep -Eq "timeout: [0-9]+s" checkout.yaml',
    'git rev-parse refs/bisect/bad >answer.txt',
    'git bisect reset',
  ],
  wrong: ['git blame checkout.yaml', 'git log -1 --format=%h -- checkout.yaml >answer.txt'],
  question:
    'How does `git bisect run <command>` read exit codes, and about how many runs does it need for 1,000 commits?',
  answer:
    '0 means good, 125 means that this commit cannot be tested and is skipped, any other code from 1 to 127 means bad, and anything else ends the run. Each verdict halves the suspects, so 1,000 commits take about ten runs. It presumes that the fault, once there, stays: one wrong verdict leads into the wrong half. `git bisect reset` returns to where you were.',
}

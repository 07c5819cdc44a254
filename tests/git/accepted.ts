/** The differences that come from the machine that git runs on, which the engine has no part of and cannot follow. */
import type { Difference } from './compare'

export interface Accepted {
  readonly id: string
  readonly reason: string
  readonly matches: (difference: Difference) => boolean
}

/** Equal, once what the pattern finds is left out of both; `$1` stays. */
const equalWithout =
  (pattern: RegExp) =>
  ({ ours, real }: Difference): boolean =>
    ours.replace(pattern, '$1') === real.replace(pattern, '$1')

export const accepted: readonly Accepted[] = [
  {
    id: 'usage-text',
    reason: 'After the error for a wrong option git prints all options; these texts would be a tenth of the lab.',
    matches: ({ what, ours, real }) =>
      what === 'err' && /^error: unknown /.test(ours) && real.startsWith(`${ours}usage: `),
  },
  {
    id: 'trees-of-index',
    reason: 'The index of git remembers trees until something below them changes; the engine asks which are stored.',
    matches: equalWithout(/^()dangling tree [0-9a-f]{40}\n/gm),
  },
  {
    id: 'whitespace-of-apply',
    reason: 'Where a merge fails, git puts changes back with `git apply`, which complains of their white space.',
    matches: equalWithout(/^()<stdin>:\d+: .*\n.*\nwarning: \d+ lines? adds? whitespace errors\.\n/gm),
  },
  {
    id: 'clock-of-blame',
    reason: 'Lines that are not committed yet are dated by the clock of the machine, which a script cannot set.',
    matches: equalWithout(
      /((?:Not Committed Yet|External file[^)]*?|<not.committed.yet>) +)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g,
    ),
  },
  {
    id: 'user-of-remote',
    reason: '`git remote` reads no user.name: its logs have the account of the machine, which the lab has not.',
    matches: equalWithout(
      /^([0-9a-f]{40} [0-9a-f]{40} |.*: [0-9a-f]{40} [0-9a-f]{40} )[^<\n]+<[^>]*>(?= \d+ \+0000\tremote(?: set-head$|: renamed ))/gm,
    ),
  },
]

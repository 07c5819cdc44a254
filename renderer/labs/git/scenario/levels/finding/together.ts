/** Lines that the setups of the levels about finding share. */
import type { PersonId, StepRecord } from '../../level'
import { server } from '../remotes/team'
import { commit } from '../steps'

const begun: readonly StepRecord[] = [
  { line: 'git init -q shop && cd shop', as: 'kim' },
  { line: 'cd /home/kim/shop' },
  { line: 'cd /home/kim/shop', as: 'ops' },
]

/** A history that all three write in one place, published, and cloned by the learner, whose reflog it does not fill. */
export const cloned = (...steps: readonly StepRecord[]): StepRecord[] => [
  ...begun,
  ...steps,
  { line: `git clone -q --bare /home/kim/shop ${server}`, as: 'kim' },
  { line: `cd && git clone -q ${server} && cd shop` },
]

/** A commit of everything, by one of them. */
export const by = (
  who: PersonId,
  message: string,
  files: Readonly<Record<string, string>> = {},
  later = 60,
): StepRecord => commit(message, { ...files }, { as: who, later })

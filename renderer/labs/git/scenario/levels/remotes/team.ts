/** Lines that the setups of the levels about teams share. */
import type { PersonId, StepRecord } from '../../level'
import { commit as commitStep } from '../steps'

export const server = '/srv/git/shop.git'

/** Writes files and commits everything. */
export const commit = (
  message: string,
  files: Readonly<Record<string, string>>,
  as: PersonId = 'you',
  later = 20,
): StepRecord => commitStep(message, { ...files }, { as, later })

export const kim = (line: string, later = 1): StepRecord => ({ line, as: 'kim', later })

/** The shared repository with what Kim committed first, and a clone of hers in which she stands. */
export const begunByKim = (...commits: readonly StepRecord[]): StepRecord[] => [
  kim(`git init -q --bare ${server} && git clone -q ${server} && cd shop`),
  ...commits,
  kim('git push -q -u origin main'),
]

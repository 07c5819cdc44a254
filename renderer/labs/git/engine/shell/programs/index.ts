/** The programs of the shell, beside git. */
import type { Program } from '../shell'
import { fileWork } from './fileWork'
import { diff, exit, help, man } from './helping'
import { looking } from './looking'
import { reading } from './reading'

export const programs: Readonly<Record<string, Program>> = {
  ...looking,
  ...reading,
  ...fileWork,
  ...{ diff, exit, man, help: help(() => ['clear', ...Object.keys(programs)]) },
}

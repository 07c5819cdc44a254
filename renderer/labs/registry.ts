import type { Lab } from './lab'
import { localfirst } from './localfirst/lab'

/** Every lab, in the order of the chapters. */
export const labs: readonly Lab[] = [localfirst]

/** What a machine of the lab can hold and do. Whoever goes beyond is stopped, and the window never is. */

/** Of all the files and objects of the disk, in characters; each of them costs some more. */
export const diskSize = 16_000_000
export const nodeSize = 256
export const longestPath = 4_095
/** Units are some microseconds of work; honest lines do some thousands, and all of a long run some 200,000. */
export const lineWork = 400_000
/** Commands within commands, as in `$($(…))`, or in a rebase that runs a rebase. */
export const deepest = 40

/** The line cannot go on, and is taken back as a whole. */
export class Beyond extends Error {}

export const tooMuchWork = 'this lab does not do that much in one go'
export const diskFull = 'No space left on device'
export const longPath = 'File name too long'
export const tooDeep = 'commands are nested too deeply for this lab'

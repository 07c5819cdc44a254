/** Colours as git uses them on a terminal. Each kind of text has git's default colour. */

const codes = {
  // diff
  meta: '\x1b[1m',
  frag: '\x1b[36m',
  old: '\x1b[31m',
  new: '\x1b[32m',
  // log
  commit: '\x1b[33m',
  head: '\x1b[1;36m',
  branch: '\x1b[1;32m',
  remoteBranch: '\x1b[1;31m',
  tag: '\x1b[1;33m',
  stash: '\x1b[1;35m',
  // status and branch
  added: '\x1b[32m',
  changed: '\x1b[31m',
  current: '\x1b[32m',
  remote: '\x1b[31m',
  upstream: '\x1b[34m',
  // advice
  hint: '\x1b[33m',
} as const

export type Colour = keyof typeof codes
/** The text in a colour, where there are colours. */
export type Paint = (colour: Colour | (string & {}), text: string) => string

export const paint =
  (hasColour: boolean): Paint =>
  (colour, text) => {
    if (!hasColour || text === '') return text
    // A colour that is no name is a code itself, for the lanes of a graph.
    const code = Object.hasOwn(codes, colour) ? codes[colour as Colour] : colour
    return `${code}${text}\x1b[m`
  }

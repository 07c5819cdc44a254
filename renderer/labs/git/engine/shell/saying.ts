/** What commands of the shell say, and where. */
import type { Piece, Running } from '../command/git'
import { gitNames } from '../command/names'

export const parent = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

export const textOf = (pieces: readonly Piece[], stream: Piece['to']) =>
  pieces.flatMap(({ to, text }) => (to === stream ? [text] : [])).join('')

export function complain(now: Running, what: string): number {
  now.pieces.push({ to: 'err', text: `bash: ${what}\n` })
  return 1
}

/** As bash says it; below it, what was meant where that is plain: git itself, or a command of git without it. */
export function notFound(name: string): string {
  const bare = name.toLowerCase().replace(/^git-/, '')
  const meant = [...bare].sort().join('') === 'git' ? 'git' : gitNames.includes(bare) ? `git ${bare}` : undefined
  return `bash: ${name}: command not found\n${meant === undefined ? '' : `Did you mean '${meant}'?\n`}`
}

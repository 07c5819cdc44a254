/** What commands of the shell say, and where. */
import type { Piece, Running } from '../command/git'

export const parent = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

export const textOf = (pieces: readonly Piece[], stream: Piece['to']) =>
  pieces.flatMap(({ to, text }) => (to === stream ? [text] : [])).join('')

export function complain(now: Running, what: string): number {
  now.pieces.push({ to: 'err', text: `bash: ${what}\n` })
  return 1
}

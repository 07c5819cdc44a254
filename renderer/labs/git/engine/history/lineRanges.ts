/** `-L` of blame: `2,5`, `2,+3`, `/text/,/end/`. */
import { Fatal } from '../command/faults'
import { toRegExp } from './regex'

/** The numbers of the lines that are meant, from 0, in order; all where nothing was given. */
export function lineRanges(given: readonly string[], lines: readonly string[], path: string): readonly number[] {
  if (given.length === 0) return lines.map((_, at) => at)
  const shown = new Set<number>()
  let anchor = 1
  for (const text of given) {
    const [from, to] = readRange(text, lines, path, anchor)
    for (let line = from; line <= to; line++) shown.add(line - 1)
    anchor = to + 1
  }
  return [...shown].sort((one, other) => one - other)
}

function readRange(text: string, lines: readonly string[], path: string, anchor: number): readonly [number, number] {
  const parts = /^(\^?\/(?:[^/\\]|\\.)*\/|[+-]?\d+)?(?:,(\/(?:[^/\\]|\\.)*\/|[+-]?\d+)?)?$/.exec(text)
  if (!parts) throw new Fatal(`error: invalid -L argument: ${text}\n`, 129, false)
  const [, begin, end] = parts
  const start = begin === undefined ? 1 : place(begin, lines, begin.startsWith('^') ? 1 : anchor)
  if (lines.length < start || (lines.length === 0 && start > 0))
    throw new Fatal(`file ${path} has only ${lines.length} line${lines.length === 1 ? '' : 's'}`)
  const stop = end === undefined ? lines.length : endOf(end, lines, start)
  const [from, to] = stop < start ? [stop, start] : [start, stop]
  return [Math.max(1, from), Math.min(to, lines.length)]
}

function endOf(text: string, lines: readonly string[], start: number): number {
  if (text === '+0' || text === '-0') throw new Fatal('-L invalid empty range')
  if (text.startsWith('+')) return start + Number(text) - 1
  if (text.startsWith('-')) return Math.max(1, start + Number(text) + 1)
  return place(text, lines, start + 1)
}

function place(text: string, lines: readonly string[], from: number): number {
  const pattern = /^\^?\/(.*)\/$/s.exec(text)?.[1]
  if (pattern === undefined) {
    const line = Number(text)
    if (line < 1 && !/^[+-]/.test(text)) throw new Fatal(`-L invalid line number: ${line}`)
    return Math.abs(line)
  }
  const regex = toRegExp(pattern.replaceAll('\\/', '/'))
  for (let at = from; at <= lines.length; at++) if (regex.test((lines[at - 1] ?? '').replace(/\n$/, ''))) return at
  throw new Fatal(`-L parameter '${pattern}' starting at line ${from}: No match`)
}

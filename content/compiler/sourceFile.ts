/** Reads an author's file as text, and refuses what would read differently from how it looks. */
import { readFileSync, statSync } from 'node:fs'
import { type Faults, type Place, startOf } from './faults'

const maxBytes = 1_000_000

export interface SourceFile {
  readonly path: string
  readonly text: string
  at(offset: number): Place
}

export function sourceOf(path: string, text: string): SourceFile {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return {
    path,
    text,
    at(offset) {
      let line = starts.length
      while (line > 1 && (starts[line - 1] ?? 0) > offset) line--
      return { file: path, line, column: offset - (starts[line - 1] ?? 0) + 1 }
    },
  }
}

/** Gives nothing where the file cannot be read; the fault says why. */
export function readSource(path: string, faults: Faults): SourceFile | undefined {
  try {
    if (statSync(path).size > maxBytes) {
      faults.add(startOf(path), `the file is larger than ${maxBytes} bytes; expected a text that people can read`)
      return undefined
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replaceAll('\r\n', '\n')
    const source = sourceOf(path, text)
    reportInvisible(source, faults)
    return source
  } catch (error) {
    faults.add(startOf(path), whyUnreadable(error))
    return undefined
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFD]/g

function reportInvisible(source: SourceFile, faults: Faults): void {
  for (const match of source.text.matchAll(invisible)) {
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    faults.add(source.at(match.index), `the invisible or broken character U+${code}; expected visible text`)
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'the file is missing'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'the file is not UTF-8; save it as UTF-8'
  return `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`
}

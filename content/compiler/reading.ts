/** What the readers of one chapter's Markdown share: its file, where faults go, and the references met so far. */
import type { Nodes } from 'mdast'
import type { CodeToken } from '../../renderer/study/course/course'
import { type Faults, type Place, startOf } from './faults'
import type { Language } from './highlight'
import type { Reference } from './references'
import type { SourceFile } from './sourceFile'

export type Highlight = (code: string, language: Language) => readonly (readonly CodeToken[])[]

export interface Reading {
  readonly source: SourceFile
  readonly chapter: string
  readonly faults: Faults
  readonly highlight: Highlight
  readonly references: Reference[]
}

export const placeOf = (reading: Reading, node: Nodes): Place => {
  const start = node.position?.start
  return start ? { file: reading.source.path, line: start.line, column: start.column } : startOf(reading.source.path)
}

export const report = (reading: Reading, node: Nodes, message: string): void =>
  reading.faults.add(placeOf(reading, node), message)

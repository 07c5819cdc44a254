/** What the tests of faults share: a changed copy of the fixture course, and where its faults should be. */
import { afterEach, expect } from 'vitest'
import { compile, faultsText } from '../../content/compiler/compile'
import { type CourseFolder, copyCourse } from './courseFolder'

let folder: CourseFolder | undefined
afterEach(() => folder?.remove())

/** The faults of the changed course, as the build prints them. */
export async function faultsOf(change: (course: CourseFolder) => void): Promise<string[]> {
  folder = copyCourse()
  change(folder)
  const compilation = await compile({ root: folder.root, figures: folder.figures, labs: ['git'] })
  return compilation.ok ? [] : faultsText(compilation.faults, folder.root).split('\n')
}

/** One edit and the fault expected of it: its line is that of `at` (else of the new text) in the changed file. */
export interface FaultCase {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly at?: string
  readonly message: string | RegExp
}

export const change = (
  name: string,
  file: string,
  from: string,
  to: string,
  message: string | RegExp,
  at: string = to,
): FaultCase => ({ name, file, from, to, at, message })

export async function expectFault({ file, from, to, at = to, message }: FaultCase): Promise<void> {
  const faults = await faultsOf((course) => course.edit(file, from, to))
  const source = folder?.read(file) ?? ''
  expect(source, 'the marker stands in the changed file').toContain(at.trim())
  const line = source.slice(0, source.indexOf(at.trim())).split('\n').length
  const found = faults.filter((fault) => (typeof message === 'string' ? fault.includes(message) : message.test(fault)))
  expect(found, faults.join('\n')).not.toHaveLength(0)
  expect(found.map((fault) => fault.split(':').slice(0, 2).join(':'))).toContain(`content/${file}:${line}`)
}

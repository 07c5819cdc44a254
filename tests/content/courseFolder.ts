/** A copy of the fixture course in a folder of its own, for tests that break it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url))

export interface CourseFolder {
  readonly root: string
  readonly figures: string
  read(file: string): string
  write(file: string, text: string | Uint8Array): void
  /** Replaces text that must be there. */
  edit(file: string, from: string, to: string): void
  remove(): void
}

export function copyCourse(): CourseFolder {
  const folder = mkdtempSync(join(tmpdir(), 'course-'))
  const root = join(folder, 'content')
  cpSync(join(fixtures, 'course'), root, { recursive: true })
  cpSync(join(fixtures, 'figures'), join(folder, 'figures'), { recursive: true })
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const write = (file: string, text: string | Uint8Array) => writeFileSync(join(root, file), text)
  return {
    root,
    figures: join(folder, 'figures'),
    read,
    write,
    edit(file, from, to) {
      const text = read(file)
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`)
      write(
        file,
        text.replace(from, () => to),
      )
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

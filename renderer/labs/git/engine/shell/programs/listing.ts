/** How directories are listed. A repository's objects and index are shown as the files that git would have there. */
import { byteLength } from '../../core/bytes'
import { type Files, join, type Node } from '../../core/files'
import { encode } from '../../core/objects'

/** Objects are a directory to those who look. */
export const isDirLike = (files: Files, path: string): boolean => {
  const kind = files.node(path)?.kind
  return kind === 'dir' || kind === 'objects'
}

function namesIn(files: Files, path: string): readonly string[] {
  const node = files.node(path)
  if (node?.kind !== 'objects') return files.list(path)
  const heads = [...node.objects.keys()].filter((oid) => !node.packed.has(oid)).map((oid) => oid.slice(0, 2))
  return [...new Set([...heads, 'info', 'pack'])].sort()
}

/** Names as `ls` prints them: one a line for a pipe, side by side on a terminal. */
export function listing(files: Files, path: string, letters: ReadonlySet<string>, isTty: boolean): string {
  const isAll = letters.has('a')
  const names = [...(isAll ? ['.', '..'] : []), ...namesIn(files, path)].filter(
    (name) => isAll || letters.has('A') || !name.startsWith('.'),
  )
  if (letters.has('r')) names.reverse()
  if (letters.has('l')) return longListing(files, path, names)
  const shown = names.map((name) => (letters.has('F') && isDirLike(files, join(path, name)) ? `${name}/` : name))
  if (!isTty || letters.has('1')) return shown.map((name) => `${name}\n`).join('')
  return inColumns(shown, 80)
}

function longListing(files: Files, path: string, names: readonly string[]): string {
  const rows = names.map((name) => {
    const node = name === '.' || name === '..' ? files.node(path) : files.node(join(path, name))
    const mode =
      node?.kind === 'dir' || node?.kind === 'objects'
        ? 'drwxr-xr-x'
        : node?.kind === 'file' && node.isExecutable
          ? '-rwxr-xr-x'
          : '-rw-r--r--'
    return { name, mode, size: node ? sizeOf(node) : 0 }
  })
  const width = Math.max(...rows.map(({ size }) => String(size).length), 1)
  return `total ${rows.length}\n${rows.map(({ name, mode, size }) => `${mode} ${String(size).padStart(width)} ${name}\n`).join('')}`
}

function sizeOf(node: Node): number {
  if (node.kind === 'file') return byteLength(node.text)
  if (node.kind === 'index')
    return 12 + 20 + node.entries.reduce((sum, { path }) => sum + ((62 + byteLength(path) + 8) & ~7), 0)
  if (node.kind === 'objects') return [...node.objects.values()].reduce((sum, object) => sum + encode(object).length, 0)
  return 4_096
}

function inColumns(names: readonly string[], width: number): string {
  const longest = Math.max(...names.map((name) => name.length), 0) + 2
  const columns = Math.max(1, Math.floor(width / longest))
  const rows = Math.ceil(names.length / columns)
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => names[column * rows + row] ?? '')
      .map((name) => name.padEnd(longest))
      .join('')
      .trimEnd(),
  )
  return lines.map((line) => `${line}\n`).join('')
}

/** As `tree` draws it, with the counts below. */
export function treeLines(
  files: Files,
  path: string,
  title: string,
  isAll: boolean,
  isDirsOnly: boolean,
  depth: number,
): string {
  const lines = [title]
  const counts = { dirs: 0, files: 0 }
  const go = (dir: string, before: string, left: number) => {
    const names = namesIn(files, dir).filter(
      (name) => (isAll || !name.startsWith('.')) && (!isDirsOnly || isDirLike(files, join(dir, name))),
    )
    names.forEach((name, at) => {
      const isLast = at === names.length - 1
      lines.push(`${before}${isLast ? '└── ' : '├── '}${name}`)
      const isDir = isDirLike(files, join(dir, name))
      counts[isDir ? 'dirs' : 'files']++
      if (isDir && left > 1) go(join(dir, name), `${before}${isLast ? '    ' : '│   '}`, left - 1)
    })
  }
  go(path, '', depth)
  const dirs = `${counts.dirs} director${counts.dirs === 1 ? 'y' : 'ies'}`
  return `${lines.join('\n')}\n\n${dirs}${isDirsOnly ? '' : `, ${counts.files} file${counts.files === 1 ? '' : 's'}`}\n`
}

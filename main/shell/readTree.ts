/** Reads the text and image files of a folder that the learner chose, within limits. Links are never followed. */
import type { Dirent } from 'node:fs'
import { lstat, opendir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderRefusal, OpenedEntry } from '../bridge/contract'
import { reasonOf } from '../disk/atomicFile'

export const treeLimits = {
  files: 20_000,
  entries: 100_000,
  depth: 32,
  file: 64 * 1024 ** 2,
  all: 512 * 1024 ** 2,
  refused: 1_000,
}

const wanted = /\.(md|markdown|txt|json|csv|png|jpe?g|gif|webp|avif)$/i

interface Tree {
  readonly files: OpenedEntry[]
  readonly refused: FolderRefusal[]
}

class Walk {
  readonly files: OpenedEntry[] = []
  readonly refused: FolderRefusal[] = []
  private entries = 0
  private bytes = 0

  constructor(private readonly top: string) {}

  async folder(path: string, depth: number): Promise<void> {
    if (depth > treeLimits.depth) return this.refuse(path, 'tooMany')
    const found: Dirent[] = []
    for await (const entry of await opendir(join(this.top, path))) {
      if (++this.entries > treeLimits.entries) return this.refuse(path || '/', 'tooMany')
      found.push(entry)
    }
    // A folder's own order differs from system to system.
    for (const entry of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const inner = path ? `${path}/${entry.name}` : entry.name
      await this.entry(entry, inner, depth).catch((error: unknown) => this.refuse(inner, 'unreadable', reasonOf(error)))
    }
  }

  private async entry(entry: Dirent, path: string, depth: number): Promise<void> {
    if (entry.isSymbolicLink()) return this.refuse(path, 'link')
    if (entry.name.startsWith('.')) return this.refuse(path, 'hidden')
    if (entry.isDirectory()) return this.folder(path, depth + 1)
    if (!entry.isFile() || !wanted.test(entry.name)) return this.refuse(path, 'kind')
    // What was a file a moment ago may be a link or a device now.
    const stat = await lstat(join(this.top, path))
    if (!stat.isFile()) return this.refuse(path, 'link')
    if (stat.size > treeLimits.file) return this.refuse(path, 'tooLarge')
    if (this.files.length >= treeLimits.files || this.bytes + stat.size > treeLimits.all)
      return this.refuse(path, 'tooMany')
    const bytes = new Uint8Array(await readFile(join(this.top, path)))
    this.bytes += bytes.length
    this.files.push({ name: path, bytes })
  }

  private refuse(name: string, why: FolderRefusal['why'], detail?: string) {
    if (this.refused.length < treeLimits.refused) this.refused.push({ name, why, ...(detail && { detail }) })
  }
}

/** Throws where the folder itself cannot be read. */
export async function readTree(top: string): Promise<Tree> {
  const walk = new Walk(top)
  await walk.folder('', 0)
  return walk
}

/** Files in a ZIP archive, with the bit that makes a file a program. */
import { type Zippable, zipSync } from 'fflate'

/** As early as a ZIP can tell in every time zone: with any other time the same repository would give another file each day. */
const time = '1980-01-02T00:00:00'
const unix = 3
const regular = 0o100644
const executable = 0o100755
const directory = 0o040755

/** All of them below one directory of that name. A path that ends in a slash is a directory. */
export function zipped(
  title: string,
  files: ReadonlyMap<string, Uint8Array>,
  executables: ReadonlySet<string>,
): Uint8Array {
  const entries: Zippable = {}
  for (const [path, bytes] of files) {
    const mode = path.endsWith('/') ? directory : executables.has(path) ? executable : regular
    // The upper half of the attributes is the mode; a left shift would make it negative.
    entries[`${title}/${path}`] = [bytes, { mtime: time, os: unix, attrs: mode * 65_536 }]
  }
  return zipSync(entries)
}

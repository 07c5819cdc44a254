/** A profile whose database stands on a disk of a few megabytes, which a test can fill. Undefined where none can be mounted. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly userData: string
  readonly fill: () => void
  readonly makeRoom: () => void
  readonly remove: () => void
}

export function fullDisk(): SmallDisk | undefined {
  const userData = mkdtempSync(join(tmpdir(), 'drydock-disk-'))
  const place = join(userData, '.standin-chromium/Default/IndexedDB')
  mkdirSync(place, { recursive: true })
  const isMounted =
    process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', place]).status === 0
  const filler = join(place, 'filler')
  const remove = () => {
    if (isMounted) spawnSync('umount', ['-l', place])
    rmSync(userData, { recursive: true, force: true })
  }
  const fill = () => {
    const { bavail, bsize } = statfsSync(place)
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 8_192)))
  }
  if (isMounted) return { userData, fill, makeRoom: () => rmSync(filler), remove }
  remove()
  return undefined
}

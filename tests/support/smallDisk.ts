/** A profile on a small disk, which a test can fill: the database alone, or all of it. Undefined where none can be mounted. */
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

export function smallDisk(what: 'database' | 'profile', megabytes: number): SmallDisk | undefined {
  const userData = mkdtempSync(join(tmpdir(), 'drydock-disk-'))
  const place = what === 'profile' ? userData : join(userData, '.standin-chromium/Default/IndexedDB')
  mkdirSync(place, { recursive: true })
  const isMounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]).status === 0
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

/** A profile on a small disk, which a test can fill: the database alone, or all of it. Undefined where none can be mounted. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly userData: string
  readonly fill: () => void
  readonly makeRoom: () => void
  /** While nothing has a file of it open. */
  readonly forbidWriting: (isForbidden: boolean) => void
  readonly remove: () => void
}

type Place = 'database' | 'profile'

const beginning = 'drydock-disk-'
const placeOf = (userData: string, what: Place) =>
  what === 'profile' ? userData : join(userData, '.standin-chromium/Default/IndexedDB')

export function smallDisk(what: Place, megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux') return undefined
  removeLeftBehind()
  const userData = mkdtempSync(join(tmpdir(), `${beginning}${process.pid}-`))
  const place = placeOf(userData, what)
  mkdirSync(place, { recursive: true })
  const remove = () => removeDisk(userData)
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place)) {
    remove()
    return undefined
  }
  // A run that is broken off ends with this.
  process.once('exit', remove)
  const filler = join(place, 'filler')
  const fill = () => {
    const { bavail, bsize } = statfsSync(place)
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 8_192)))
  }
  const forbidWriting = (isForbidden: boolean) => {
    if (!mount('-o', `remount,${isForbidden ? 'ro' : 'rw'}`, place)) throw new Error('The small disk is in use.')
  }
  return { userData, fill, makeRoom: () => rmSync(filler), forbidWriting, remove }
}

function removeDisk(userData: string) {
  // Lazily, because an app that did not end may still have it open. What is not mounted is refused, and that is well.
  for (const what of ['database', 'profile'] as const) spawnSync('umount', ['-l', placeOf(userData, what)])
  rmSync(userData, { recursive: true, force: true })
}

/** What killed runs left: their process is in the name. An empty folder without one is what older runs left unmounted. */
function removeLeftBehind() {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(beginning))) {
    const pid = Number(/^\d+(?=-)/.exec(name.slice(beginning.length))?.[0] ?? Number.NaN)
    if (Number.isNaN(pid)) dropEmpty(join(tmpdir(), name))
    else if (!isAlive(pid)) removeDisk(join(tmpdir(), name))
  }
}

function dropEmpty(folder: string) {
  try {
    rmdirSync(folder)
  } catch {
    return // it is in use or holds something: not ours to judge
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

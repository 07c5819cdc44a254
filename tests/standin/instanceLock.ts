/** One instance per profile: a file names the process that holds it, and later ones leave their arguments beside it. */
import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

export interface Arrival {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

export interface InstanceLock {
  readonly release: () => void
}

/** Takes the profile, or hands `arrival` to the process that has it and answers undefined. */
export function takeInstanceLock(profile: string, arrival: Arrival, onArrival: (arrival: Arrival) => void) {
  const folder = join(profile, '.standin-instance')
  const inbox = join(folder, 'inbox')
  const holder = join(folder, 'pid')
  mkdirSync(inbox, { recursive: true })
  if (!claim(holder)) {
    leave(inbox, arrival)
    return undefined
  }
  for (const stale of readdirSync(inbox)) rmSync(join(inbox, stale), { force: true })
  const watcher = watchInbox(inbox, onArrival)
  const release = () => {
    watcher.close()
    rmSync(holder, { force: true })
  }
  process.once('exit', release)
  return { release } satisfies InstanceLock
}

/** Writing with `wx` is the claim: of two that start at once only one can make the file. */
function claim(holder: string): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(holder, String(process.pid), { flag: 'wx' })
      return true
    } catch (error) {
      if (!isErrorCode(error, 'EEXIST')) throw error
      if (isAlive(Number(readFileSync(holder, 'utf8')))) return false
      // Its process was killed before it could give the profile back.
      rmSync(holder, { force: true })
    }
  }
  return false
}

function isAlive(pid: number): boolean {
  // Between making the file and writing to it, it is empty: somebody is starting.
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isErrorCode(error, 'EPERM')
  }
}

const isErrorCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

/** Renamed into place, so that a reader never sees half of it. */
function leave(inbox: string, arrival: Arrival) {
  const name = `${process.pid}-${process.hrtime.bigint()}`
  writeFileSync(join(inbox, `.${name}`), JSON.stringify(arrival))
  renameSync(join(inbox, `.${name}`), join(inbox, name))
}

function watchInbox(inbox: string, onArrival: (arrival: Arrival) => void): FSWatcher {
  return watch(inbox, { persistent: false }, () => {
    // A profile may be deleted under a running app.
    if (!existsSync(inbox)) return
    const names = readdirSync(inbox).filter((name) => !name.startsWith('.'))
    for (const name of names.sort()) {
      const text = readFileSync(join(inbox, name), 'utf8')
      rmSync(join(inbox, name))
      onArrival(JSON.parse(text) as Arrival)
    }
  })
}

/** The profile folder: elsewhere where the command line asks for it, and usable also where nothing can be written. */
import { lstatSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import type { App } from 'electron'
import { reasonOf } from '../disk/atomicFile'

/** Before the lock, because each profile has its own. */
export function setUpProfile(app: Pick<App, 'commandLine' | 'setPath'>) {
  const asked = app.commandLine.getSwitchValue('user-data-dir')
  if (!asked) return
  const folder = resolve(asked)
  makeFolder(folder)
  app.setPath('userData', folder)
}

const readOnlyReasons = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST'])

/**
 * Asked when the lock of the profile was refused. Chromium takes the lock by writing into the profile, so that it also
 * refuses one that is read-only: then there is no first instance to show, and quitting would be an exit without a word.
 */
export function isReadOnlyAndFree(folder: string, isReadOnly = cannotBeWritten(folder)): boolean {
  return isReadOnly && !isHeld(folder)
}

/** A full disk is another matter: there the lock may be held. */
function cannotBeWritten(folder: string): boolean {
  const probe = join(folder, 'profile.probe')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe, { force: true })
    return false
  } catch (error) {
    return readOnlyReasons.has(reasonOf(error))
  }
}

/** Chromium's lock is a link to `host-pid`, left behind by a crash; on Windows a file that goes with its process. */
function isHeld(folder: string): boolean {
  if (isThere(join(folder, 'lockfile'))) return true
  const link = join(folder, 'SingletonLock')
  if (!isThere(link)) return false
  const holder = readHolder(link)
  return holder === undefined || holder.host !== hostname() || isAlive(holder.pid)
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    return reasonOf(error) !== 'ENOTDIR'
  }
}

function readHolder(link: string) {
  try {
    const [, host, pid] = /^(.*)-(\d{1,10})$/.exec(readlinkSync(link)) ?? []
    return host === undefined ? undefined : { host, pid: Number(pid) }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return reasonOf(error) !== 'ESRCH'
  }
}

/** Electron takes only a folder that exists. Where it cannot be made, what reads the settings says so in the window. */
function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    return
  }
}

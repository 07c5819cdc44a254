/**
 * settings.json in the profile folder: `{ version: 1, settings, window }`. A file that this version cannot read is put
 * aside under a new name and never written over.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  boolean,
  type Check,
  defaultSettings,
  type Infer,
  integer,
  type Notice,
  record,
  type Settings,
  settingsFields,
} from '../bridge/contract'
import { reasonOf, writeWhole } from '../disk/atomicFile'

const coordinate = integer(-100_000, 100_000)
const length = integer(1, 100_000)
const bounds = record({ x: coordinate, y: coordinate, width: length, height: length })
export type Bounds = Infer<typeof bounds>

const windowPlace = record({ isMaximized: boolean }, { bounds })
export type WindowPlace = Infer<typeof windowPlace>

export const knownVersion = 1
/** Settings that a later build of this version added may be absent; they take their defaults. */
const stored = record({
  version: integer(knownVersion, knownVersion),
  settings: record({}, settingsFields),
  window: windowPlace,
})
export interface Stored extends Omit<Infer<typeof stored>, 'settings'> {
  readonly settings: Settings
}

export interface Opened {
  readonly stored: Stored
  readonly notices: readonly Notice[]
  /** False where writing would lose a file that could not be put aside. */
  readonly mayWrite: boolean
}

const defaults: Stored = { version: knownVersion, settings: defaultSettings, window: { isMaximized: false } }
const keptBroken = 5
/** The real file is under 1 KB. */
const maxBytes = 65_536

export const settingsPath = (folder: string) => join(folder, 'settings.json')

/** Reads the settings at boot, and finds out whether they can be written. */
export function openSettingsFile(folder: string, check: Check): Opened {
  const notWritable = whyNotWritable(folder)
  const notices: Notice[] = notWritable ? [{ kind: 'settingsNotWritable', reason: notWritable }] : []
  const read = readStored(folder, check)
  if (read.kind === 'good') return { stored: read.stored, notices, mayWrite: true }
  if (read.kind === 'absent') return { stored: defaults, notices, mayWrite: true }
  try {
    const file = setAside(folder, read.kind)
    const kind = read.kind === 'newer' ? 'settingsNewer' : 'settingsBroken'
    return { stored: defaults, notices: [...notices, { kind, file }], mayWrite: true }
  } catch (error) {
    const unreadable: Notice = { kind: 'settingsUnreadable', reason: reasonOf(error) }
    return { stored: defaults, notices: [...notices, unreadable], mayWrite: false }
  }
}

type Read = { kind: 'good'; stored: Stored } | { kind: 'absent' | 'broken' | 'newer' }

function readStored(folder: string, check: Check): Read {
  const path = settingsPath(folder)
  try {
    if (statSync(path).size > maxBytes) return { kind: 'broken' }
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isNewer(value)) return { kind: 'newer' }
    const checked = check(stored, value)
    if (!checked.ok) return { kind: 'broken' }
    return { kind: 'good', stored: { ...checked.value, settings: { ...defaultSettings, ...checked.value.settings } } }
  } catch (error) {
    return { kind: isAbsent(error) ? 'absent' : 'broken' }
  }
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false
  return typeof value.version === 'number' && Number.isInteger(value.version) && value.version > knownVersion
}

/** ENOTDIR: the profile folder itself cannot exist. Neither leaves a file that could be lost. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** Settings of a newer version are kept for it without limit; of broken ones, only the last few. */
function setAside(folder: string, kind: 'broken' | 'newer'): string {
  const numbers = numbersAside(folder, kind)
  const nameOf = (number: number) => `settings.${kind}-${number}.json`
  const name = nameOf((numbers.at(-1) ?? 0) + 1)
  if (existsSync(join(folder, name))) throw new Error(`${name} is there already`)
  renameSync(settingsPath(folder), join(folder, name))
  const spare = kind === 'broken' ? numbers.slice(0, Math.max(0, numbers.length + 1 - keptBroken)) : []
  for (const number of spare) rmSync(join(folder, nameOf(number)), { recursive: true, force: true })
  return name
}

function numbersAside(folder: string, kind: 'broken' | 'newer'): number[] {
  const pattern = new RegExp(`^settings\\.${kind}-(\\d{1,9})\\.json$`)
  const found = readdirSync(folder).map((name) => pattern.exec(name)?.[1])
  return found
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
}

/** Tries it, because permission bits do not tell: file systems are mounted read-only, and disks are full. */
function whyNotWritable(folder: string): string | undefined {
  const probe = join(folder, 'settings.probe')
  try {
    mkdirSync(folder, { recursive: true })
    writeWhole(probe, 'x')
    rmSync(probe, { force: true })
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}

/** How the store's database is opened: its version, its migration, and what the browser says it lost. */
import { Dexie } from 'dexie'
import { DeletedElsewhere } from './failure'
import { declareFormats, readFormat1, type Snapshot } from './migration'
import { format, type StudyDatabase } from './tables'
import { withinMs } from './withinMs'

/** Dexie multiplies by ten. */
const nativeVersion = (version: number) => version * 10

export interface Opened {
  readonly database: StudyDatabase
  /** The browser recreated the database because it could not read it. */
  readonly isDataLost: boolean
  /** A newer Drydock wrote it: it is read, never written. */
  readonly isNewer: boolean
}

export interface OpenOptions {
  readonly name: string
  /** After this the connection is no good; called once at most. */
  readonly gone: (reason: Error) => void
  /** The documents as they were, before anything of them is changed. */
  readonly beforeMigration: ((from: number, docs: Snapshot) => Promise<void>) | undefined
  readonly now: () => number
}

const openWithinMs = 15_000

/** A connection that comes after it was given up is closed: nobody else would. */
export async function openInTime(options: OpenOptions): Promise<Opened> {
  const opening = openDatabase(options)
  try {
    return await withinMs(opening, openWithinMs)
  } catch (reason) {
    opening.then(
      ({ database }) => database.close(),
      () => undefined, // it is given up already
    )
    throw reason
  }
}

async function openDatabase(options: OpenOptions): Promise<Opened> {
  const found = await storedVersion(options.name)
  const isNewer = found > nativeVersion(format)
  if (found === nativeVersion(1) && options.beforeMigration)
    await options.beforeMigration(1, await readFormat1(make(options.name)))
  let isDataLost = false
  const database = make(options.name, () => {
    isDataLost = true
  })
  if (!isNewer) declareFormats(database, options.now)
  watch(database, options.gone)
  await database.open()
  // Undeclared tables are there by name only.
  if (isNewer) for (const table of database.tables) Object.assign(database, { [table.name]: table })
  const closed = () => options.gone(new Error('DatabaseClosed: the browser closed the connection.'))
  database.backendDB().addEventListener('close', closed)
  return { database, isDataLost, isNewer }
}

/** 0 where there is no such database. */
export async function storedVersion(name: string): Promise<number> {
  const all = await indexedDB.databases()
  return all.find((one) => one.name === name)?.version ?? 0
}

/** A database without declared tables shows those that are there. */
export const make = (name: string, dataLost?: () => void): StudyDatabase =>
  new Dexie(name, {
    indexedDB: dataLost ? listening(dataLost) : indexedDB,
    IDBKeyRange,
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    // A connection that was lost comes back by connect() alone, which looks at what is left first.
    autoOpen: false,
  }) as StudyDatabase

/** Dexie keeps the upgrade event to itself, and only that tells of a lost database (`dataLoss`, Chromium's own). */
function listening(dataLost: () => void): IDBFactory {
  const open = (name: string, version?: number) => {
    const request = indexedDB.open(name, version)
    request.addEventListener('upgradeneeded', (event) => {
      const { dataLoss } = event as IDBVersionChangeEvent & { dataLoss?: string }
      if (dataLoss !== undefined && dataLoss !== 'none') dataLost()
    })
    return request
  }
  return {
    open,
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    cmp: (one, other) => indexedDB.cmp(one, other),
    databases: () => indexedDB.databases(),
  }
}

function watch(database: StudyDatabase, gone: (reason: Error) => void): void {
  database.on('versionchange', (event) => {
    database.close()
    const isDeleted = event.newVersion === null
    gone(
      isDeleted ? new DeletedElsewhere('The database was deleted elsewhere.') : new Error('A newer Drydock took over.'),
    )
  })
}

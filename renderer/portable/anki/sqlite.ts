/**
 * SQLite in JavaScript alone: sql.js's asm.js build, because the page's policy forbids WebAssembly. Only the Worker
 * loads it (1.4 MB). Every statement here is ours; of a stranger's file only rows are read.
 */
import type { Database, SqlJsStatic } from 'sql.js'
import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js'
import type { Bytes } from '../../study/parcel'

let loading: Promise<SqlJsStatic> | undefined

const start = () => {
  loading ??= initSqlJs()
  return loading
}

export async function withDatabase<T>(bytes: Bytes | undefined, use: (database: Database) => T): Promise<T> {
  const { Database } = await start()
  const database = new Database(bytes)
  try {
    return use(database)
  } finally {
    database.close()
  }
}

export type Row = Readonly<Record<string, unknown>>

/** Rows one by one, so that a table with more than `most` is never held whole. */
export function readRows(
  database: Database,
  query: string,
  most: number,
): { readonly rows: Row[]; readonly isCut: boolean } {
  const statement = database.prepare(query)
  try {
    const rows: Row[] = []
    while (statement.step()) {
      if (rows.length === most) return { rows, isCut: true }
      rows.push(statement.getAsObject())
    }
    return { rows, isCut: false }
  } finally {
    statement.free()
  }
}

export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
export const asNumber = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
export const asBytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

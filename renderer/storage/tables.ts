/** The tables of the store, and what a row of each holds; see docs/formats/store.md. */
import type { Dexie, Table } from 'dexie'
import type { JournalRow } from './journalRow'
import type { SetAside } from './store'

/** Text under a checksum: heads, checkpoints, what is owed; see meta.ts. */
export interface MetaRow {
  readonly key: string
  readonly crc: number
  readonly text: string
}
export interface ImageRow {
  readonly hash: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}
export interface VersionRow {
  readonly note: string
  readonly at: number
  readonly crc: number
  readonly text: string
}
/** A receipt of a sync, as JSON. */
export interface ReceiptRow {
  readonly id: string
  /** When it ended, milliseconds since 1970, and how long its text is: to find what is too much without reading it. */
  readonly to: number
  readonly size: number
  readonly crc: number
  readonly text: string
}
/** What another device was last known to have, as JSON. */
export interface DeviceTextRow {
  readonly id: string
  readonly crc: number
  readonly text: string
}
export type AsideRow = SetAside & { readonly bytes: Uint8Array<ArrayBuffer> }

interface Tables {
  readonly journal: Table<JournalRow, [string, number]>
  readonly meta: Table<MetaRow, string>
  readonly images: Table<ImageRow, string>
  readonly versions: Table<VersionRow, [string, number]>
  readonly aside: Table<AsideRow, string>
  readonly receipts: Table<ReceiptRow, string>
  readonly devices: Table<DeviceTextRow, string>
}
export type StudyDatabase = Dexie & Tables

/** Raised with every change of the tables or of what stands in them. */
export const format = 3

/** For every connection of this room to the tables of today. */
export function declareTables(database: StudyDatabase) {
  return database.version(format).stores({
    journal: '[doc+seq]',
    meta: 'key',
    images: 'hash',
    versions: '[note+at]',
    aside: 'id',
    receipts: 'id, [to+size+id]',
    devices: 'id',
  })
}

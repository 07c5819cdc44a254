/** A backup's file name: `000042-20261122T233050Z-regular.backup`. The number gives the order, also under a wrong clock. */
import { type BackupReason, backupReasons } from '../bridge/contract'

export interface BackupName {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly reason: BackupReason
}

export const backupEnd = '.backup'
const pattern = /^(\d{6,12})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z-]{1,20})$/

/** `at` in milliseconds since 1970; kept to the second. */
export function nameBackup(number: number, at: number, reason: BackupReason): BackupName {
  const time = new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '')
  return {
    id: `${String(number).padStart(6, '0')}-${time}-${reason}`,
    number,
    at: Math.trunc(at / 1000) * 1000,
    reason,
  }
}

/** Undefined for a file that is no backup. */
export function parseBackupName(file: string): BackupName | undefined {
  if (!file.endsWith(backupEnd)) return undefined
  const id = file.slice(0, -backupEnd.length)
  const [, number, year, month, day, hour, minute, second, said] = pattern.exec(id) ?? []
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const reason = backupReasons.find((one) => one === said)
  return reason && Number.isFinite(at) ? { id, number: Number(number), at, reason } : undefined
}

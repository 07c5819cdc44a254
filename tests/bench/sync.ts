/** Sync between devices on this machine; `syncSlow.ts` has what takes minutes. */
import type { Row } from './row'
import { changedNote, group } from './sync/bytes'
import { memory } from './sync/memory'
import { gate, page } from './sync/merging'
import { firstSync, roundTrip } from './sync/overTcp'

export const rows = async (): Promise<readonly Row[]> => [
  ...(await firstSync()),
  ...(await roundTrip()),
  ...(await changedNote()),
  ...group(),
  ...gate(),
  ...page(),
  ...(await memory()),
]

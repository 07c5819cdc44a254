/** Seals and unseals a file while the process does not run. */
import type { SealedResult } from '../../bridge/contract'
import type { Kept } from '../messages'
import { deviceKeys } from '../pairing/deviceKeys'
import { Roster } from '../pairing/roster'
import { sealFile, unsealFile } from '../pairing/sealedFile'

export async function sealHere(kind: 'seal' | 'unseal', bytes: Uint8Array, kept: Kept): Promise<SealedResult> {
  const keys = deviceKeys(kept.seed)
  const roster = new Roster(keys, { entries: kept.roster, epochKeys: kept.epochKeys })
  return kind === 'seal' ? sealFile(bytes, keys, roster) : unsealFile(bytes, roster)
}

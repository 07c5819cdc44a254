import { expect, it } from 'vitest'
import { readSyncFile, writeSyncFile } from './parcelFile'

it('a file whose vectors are none is damaged, whoever of the group wrote it', async () => {
  const [none, bent] = [Uint8Array.of(0), Uint8Array.of(255)]
  const vectors = { notes: none, reviews: none, study: none }
  const read = async (given: Partial<Parameters<typeof writeSyncFile>[0]>) =>
    readSyncFile(await writeSyncFile({ bases: {}, vectors, updates: [], images: [], ...given }))
  expect((await read({})).kind).toBe('file')
  expect(await read({ bases: { notes: bent } })).toMatchObject({ kind: 'failed', why: 'damaged' })
  expect(await read({ vectors: { ...vectors, study: bent } })).toMatchObject({ kind: 'failed', why: 'damaged' })
})

import { describe, expect, it } from 'vitest'
import { benchDevice, pair, seededBytes } from '../../../tests/property/pairingBench'
import { sealFile, unsealFile } from './sealedFile'

const random = seededBytes('files')
const segment = 64 * 1024
const sealedSegment = segment + 16
const head = 105

async function two(seed = '') {
  const [desk, laptop] = [benchDevice('Desk', `desk ${seed}`), benchDevice('Laptop', `laptop ${seed}`)]
  await pair(desk, laptop)
  return { desk, laptop }
}
async function seal(device: ReturnType<typeof benchDevice>, bytes: Uint8Array): Promise<Uint8Array> {
  const result = await sealFile(bytes, device.keys, device.roster, random)
  if (result.kind !== 'bytes') throw new Error(result.why)
  return result.bytes
}

describe('a sealed file', () => {
  it.each([0, 1, segment - 1, segment, segment + 1, 3 * segment])(
    'of %i bytes is read by the other device',
    async (size) => {
      const { desk, laptop } = await two()
      const bytes = random(size)
      const file = await seal(desk, bytes)
      expect(await unsealFile(file, laptop.roster)).toEqual({ kind: 'bytes', bytes, from: desk.keys.id })
      expect(await unsealFile(file, desk.roster)).toEqual({ kind: 'bytes', bytes, from: desk.keys.id })
      if (size > 100) expect(Buffer.from(file).includes(Buffer.from(bytes.subarray(0, 32)))).toBe(false)
    },
  )

  it('is damaged where a byte is changed, missing or added, or segments changed places', async () => {
    const { desk, laptop } = await two()
    const file = await seal(desk, random(3 * segment))
    for (let at = 0; at < file.length; at += at < 300 ? 1 : 9_973) {
      const bent = file.slice()
      bent[at] = (bent[at] ?? 0) ^ 1
      expect(await unsealFile(bent, laptop.roster), `byte ${at}`).toEqual({ kind: 'failed', why: 'damaged' })
    }
    for (const length of [0, 5, 9, head, head + 10, sealedSegment, file.length - 1])
      expect(await unsealFile(file.subarray(0, length), laptop.roster)).toEqual({ kind: 'failed', why: 'damaged' })
    expect(await unsealFile(Uint8Array.from([...file, 0]), laptop.roster)).toEqual({ kind: 'failed', why: 'damaged' })
  })

  it('stays damaged where a member of the group signs a cut or reordered file anew', async () => {
    const { createHash } = await import('node:crypto')
    const { desk, laptop } = await two()
    const file = await seal(desk, random(3 * segment))
    const body = file.subarray(0, -64)
    const part = (index: number) => body.subarray(head + index * sealedSegment, head + (index + 1) * sealedSegment)
    const orders = [[0, 1], [1, 0, 2], [0, 0, 1, 2], [2], [0, 1, 2]]
    const kindOf = async (order: readonly number[]): Promise<string> => {
      const bent = Buffer.concat([body.subarray(0, head), ...order.map(part)])
      const digest = new Uint8Array(createHash('sha256').update(bent).digest())
      const signed = new Uint8Array(Buffer.concat([bent, desk.keys.sign('file 1', digest)]))
      return (await unsealFile(signed, laptop.roster)).kind
    }
    expect(await Promise.all(orders.map(kindOf))).toEqual(['failed', 'failed', 'failed', 'failed', 'bytes'])
  })

  it("is a stranger's where another group wrote it, or a device that was removed", async () => {
    const [{ desk, laptop }, other] = [await two(), await two('other')]
    expect(await unsealFile(await seal(other.desk, random(9)), laptop.roster)).toEqual({
      kind: 'failed',
      why: 'stranger',
    })
    const file = await seal(laptop, random(9))
    desk.roster.adopt(desk.roster.draftRemove(laptop.keys.id))
    expect(await unsealFile(file, desk.roster)).toEqual({ kind: 'failed', why: 'stranger' })
  })

  it('is not read by a removed device, nor by one that has no group', async () => {
    const { desk, laptop } = await two()
    const tablet = benchDevice('Tablet')
    await pair(desk, tablet)
    desk.roster.adopt(desk.roster.draftRemove(laptop.keys.id))
    const file = await seal(desk, random(9))
    expect(await unsealFile(file, laptop.roster)).toEqual({ kind: 'failed', why: 'noKey' })
    expect(await unsealFile(file, benchDevice('Nobody').roster)).toEqual({ kind: 'failed', why: 'noKey' })
    expect(await sealFile(random(9), laptop.keys, benchDevice('Nobody').roster)).toEqual({
      kind: 'failed',
      why: 'noKey',
    })
    tablet.roster.merge(desk.roster.entries())
    expect((await unsealFile(file, tablet.roster)).kind).toBe('bytes')
  })

  it('of a later version is told from a damaged one', async () => {
    const { desk, laptop } = await two()
    const file = await seal(desk, random(9))
    file[8] = 2
    expect(await unsealFile(file, laptop.roster)).toEqual({ kind: 'failed', why: 'newer' })
  })

  it('of 8 MiB leaves other work its turn while it is sealed and opened', async () => {
    const { desk, laptop } = await two()
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const file = await seal(desk, new Uint8Array(128 * segment))
    const whileSealed = turns
    expect((await unsealFile(file, laptop.roster)).kind).toBe('bytes')
    clearInterval(timer)
    expect(whileSealed).toBeGreaterThan(8)
    expect(turns - whileSealed).toBeGreaterThan(8)
  })
})

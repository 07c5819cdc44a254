import { describe, expect, it } from 'vitest'
import { seededBytes } from '../../../tests/property/pairingBench'
import { deviceKeys, idOf, keyOf, sealTo, verifySignature } from './deviceKeys'

const random = seededBytes('device keys')
const keysOf = () => deviceKeys(random(32))
const noughts = new Uint8Array(32)

describe('the keys of a device', () => {
  it('come from its seed, and its id from its key', () => {
    const keys = deviceKeys(new Uint8Array(32).fill(1))
    expect(keys.id).toMatch(/^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/)
    expect(deviceKeys(new Uint8Array(32).fill(1)).id).toBe(keys.id)
    expect(keyOf(keys.id)).toEqual(keys.publicKey)
    expect(idOf(keys.publicKey)).toBe(keys.id)
  })

  it('sign for one purpose only', () => {
    const keys = keysOf()
    const signature = keys.sign('one', noughts)
    expect(verifySignature(keys.publicKey, 'one', noughts, signature)).toBe(true)
    expect(verifySignature(keys.publicKey, 'two', noughts, signature)).toBe(false)
    expect(verifySignature(keysOf().publicKey, 'one', noughts, signature)).toBe(false)
    expect(verifySignature(noughts, 'one', noughts, signature)).toBe(false)
  })

  it('open what was sealed to them, in its context, whole', () => {
    const keys = keysOf()
    const sealed = sealTo(keys.boxKey, 'one', Uint8Array.of(1, 2, 3), random)
    if (sealed === undefined) throw new Error('It cannot be sealed.')
    expect(keys.open('one', sealed)).toEqual(Uint8Array.of(1, 2, 3))
    expect(keys.open('two', sealed)).toBeUndefined()
    expect(keysOf().open('one', sealed)).toBeUndefined()
    expect(keys.open('one', sealed.subarray(1))).toBeUndefined()
    expect(keys.open('one', new Uint8Array())).toBeUndefined()
  })
})

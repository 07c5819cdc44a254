import { describe, expect, it } from 'vitest'
import { encode, firstOptionalKind } from './messages'
import { Order } from './order'

const numbered = (number: number) => encode(number, { kind: 'hold', doc: number })

describe('the order of messages', () => {
  it('is that of sending, each once', () => {
    const order = new Order()
    const got = [2, 0, 0, 3, 1, 2, 4, 1].flatMap((number) => [...order.take(numbered(number))].map((body) => body[1]))
    expect(got).toEqual([0, 1, 2, 3, 4])
  })
  it('keeps only so many that came before their turn', () => {
    const order = new Order()
    expect(() => {
      for (let number = 1; number < 5_000; number++) for (const _ of order.take(numbered(number)));
    }).toThrow('before their turn')
    expect(firstOptionalKind).toBe(128)
  })
})

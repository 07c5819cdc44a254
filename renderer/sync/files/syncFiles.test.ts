import { expect, it } from 'vitest'
import { takeAlong } from './syncFiles'

it('a file carries as many images as there is room for, and says how many it leaves', async () => {
  const sizes: Readonly<Record<string, number>> = { one: 40, large: 70, two: 50, three: 20 }
  const get = async (hash: string) => {
    const size = sizes[hash]
    return size === undefined ? undefined : { bytes: new Uint8Array(size) }
  }
  const { images, left } = await takeAlong(['one', 'gone', 'large', 'two', 'three'], get, 100)
  expect([images.map(({ hash }) => hash), left]).toEqual([['one', 'two'], 2])
  expect(await takeAlong(['one', 'large'], get, 110)).toMatchObject({ left: 0 })
})

/** Where this device stands in something: short texts by name, in the table `meta`. Not part of the record, and never synced. */
import type { TableWorld } from './images'
import { isSound, sealText } from './meta'
import { readValue } from './readValue'
import type { PlaceStore } from './store'

const keyOf = (name: string) => `place/${name}`

export function openPlaces({ database }: Pick<TableWorld, 'database'>): PlaceStore {
  return {
    get: async (name) => {
      const { meta } = await database()
      const read = await readValue(() => meta.get(keyOf(name)))
      const row = 'value' in read ? read.value : undefined
      return row && isSound(row) ? row.text : undefined
    },
    put: async (name, text) => {
      const { meta } = await database()
      if (text === undefined) await meta.delete(keyOf(name))
      else await meta.put(sealText(keyOf(name), text))
    },
  }
}

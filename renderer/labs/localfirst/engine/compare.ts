/** The same edits and the same links under each way to agree, each in a world of its own. */
import { type Action, type Comparison, type Mode, modes } from './types'
import type { World } from './world'

export function compareModes(played: readonly Action[], open: (mode: Mode) => World): readonly Comparison[] {
  return modes.map((mode) => {
    const world = open(mode)
    for (const action of played) if (action.do !== 'lease') world.act(action)
    // In the end all are connected again, so that what is gone then is gone for good.
    for (const { one, other } of world.state().links) {
      const change = { isCut: false, isReordering: false, isDuplicating: false }
      world.act({ do: 'link', one, other, change })
    }
    world.act({ do: 'settle' })
    const { measures, isEqual, replicas } = world.state()
    const contents = replicas[0]?.contents ?? { text: '', tags: [], number: 0, shares: 0, names: {} }
    return { ...measures, mode, isEqual, contents }
  })
}

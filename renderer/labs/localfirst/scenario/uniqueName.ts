/** Two services, one name: each device checks what it sees, and the check is not enough. */
import type { State } from '../engine/types'
import { accepted, areConcurrent, contentsIn, cut, mend, name, ofItem, type Scenario, settle } from './scenario'

const names = (state: State) => Object.values(contentsIn(state)?.names ?? {})

/** The two claims that were both right where they were made. */
function rivals(state: State) {
  const claims = ofItem(accepted(state), 'name').filter(({ edit }) => edit.name !== '')
  return claims.flatMap((one, at) =>
    claims
      .slice(at + 1)
      .filter((other) => other.edit.name === one.edit.name && areConcurrent(one, other))
      .map((other) => [one, other] as const),
  )
}

export const uniqueName: Scenario = {
  id: 'unique-name',
  config: { replicas: ['laptop', 'phone'], modes: ['crdt'], stamps: 'wall', items: ['name'] },
  goals: [
    { id: 'accepted', holds: (state) => rivals(state).length > 0 },
    {
      id: 'clash',
      stays: true,
      holds: (state) => state.isEqual && names(state).length === 2 && new Set(names(state)).size === 1,
    },
    {
      id: 'repaired',
      holds: (state) =>
        state.isEqual &&
        new Set(names(state)).size === 2 &&
        rivals(state).some(([one, other]) =>
          accepted(state).some(({ seen, edit }) => edit.item === 'name' && seen.has(one.id) && seen.has(other.id)),
        ),
    },
  ],
  hints: 3,
  solution: [
    cut('laptop', 'phone'),
    name('laptop', 'shop'),
    name('phone', 'shop'),
    mend('laptop', 'phone'),
    settle,
    name('phone', 'shop-2'),
    settle,
  ],
  // Connected, the second claim is refused: the check holds only while everyone hears everyone.
  wrong: [name('laptop', 'shop'), settle, name('phone', 'shop'), settle, name('phone', 'shop-2'), settle],
}

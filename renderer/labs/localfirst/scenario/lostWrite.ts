/** Last writer wins, with a clock that is an hour fast. */
import { accepted, cut, hasConcurrent, mend, type Scenario, settle, type } from './scenario'

export const lostWrite: Scenario = {
  id: 'lost-write',
  config: {
    replicas: ['laptop', 'phone'],
    modes: ['lww'],
    stamps: 'wall',
    skewMs: { phone: 3_600_000 },
    items: ['text'],
    text: 'Buy milk',
  },
  goals: [
    { id: 'apart', holds: (state) => hasConcurrent(accepted(state)) },
    { id: 'lost', holds: (state) => state.isEqual && state.measures.lost > 0 },
    {
      id: 'later',
      holds: (state) =>
        state.isEqual &&
        accepted(state).some(
          (lost) =>
            lost.isLost &&
            accepted(state).some(
              (kept) => !kept.isLost && kept.at < lost.at && kept.replica !== lost.replica && !lost.seen.has(kept.id),
            ),
        ),
    },
  ],
  hints: 3,
  solution: [
    cut('laptop', 'phone'),
    type('phone', 8, ' and tea'),
    { do: 'wait', ms: 1_000 },
    type('laptop', 8, ' and rice'),
    mend('laptop', 'phone'),
    settle,
  ],
  // Each has heard of the other's write: nothing is lost.
  wrong: [type('laptop', 8, ' and rice'), settle, type('phone', 17, ' and tea'), settle],
}

/** A lock under a partition: who cannot reach the server cannot write. */
import type { Action, ReplicaId, State } from '../engine/types'
import { cut, type Scenario, type } from './scenario'

const replicas: readonly ReplicaId[] = ['laptop', 'phone', 'tablet']

/** Two attempts on each device, all of them while the tablet was cut off from both others. */
function isMeasured({ mode, attempts }: State): boolean {
  if (mode !== 'lock' || attempts.length !== 6 || !attempts.every(({ wasCut }) => wasCut)) return false
  return replicas.every((id) => {
    const own = attempts.filter(({ replica }) => replica === id)
    const wanted = id === 'tablet' ? 'unreachable' : 'accepted'
    return own.length === 2 && own.every(({ outcome }) => outcome === wanted)
  })
}

export const percentOf = ({
  accepted,
  attempted,
}: {
  readonly accepted: number
  readonly attempted: number
}): number => (attempted === 0 ? 0 : Math.round((100 * accepted) / attempted))

const predict = (answer: string): Action => ({ do: 'predict', question: 'share', answer })
const edits = replicas.flatMap((replica) => [type(replica, 0, 'a '), type(replica, 0, 'b ')])

export const lockAvailability: Scenario = {
  id: 'lock-availability',
  config: {
    replicas,
    modes: ['lock', 'crdt', 'lww'],
    stamps: 'wall',
    items: ['text'],
    text: 'On call: ',
    questions: [{ id: 'share', answers: ['100', '67', '50', '33', '0'] }],
  },
  goals: [
    { id: 'measured', holds: isMeasured },
    {
      id: 'predicted',
      holds: (state) => isMeasured(state) && state.predictions.share === String(percentOf(state.measures)),
    },
    {
      id: 'compared',
      holds: ({ comparison }) => {
        const of = (mode: State['mode']) => comparison?.find((one) => one.mode === mode)
        const [lock, crdt] = [of('lock'), of('crdt')]
        if (!lock || !crdt || lock.attempted < 6) return false
        return lock.accepted < lock.attempted && crdt.accepted === crdt.attempted && crdt.lost === 0
      },
    },
  ],
  hints: 3,
  solution: [predict('67'), cut('laptop', 'tablet'), cut('phone', 'tablet'), ...edits, { do: 'compare' }],
  // The tablet still reaches the server, so nothing is refused.
  wrong: [predict('67'), cut('phone', 'tablet'), ...edits, { do: 'compare' }],
}

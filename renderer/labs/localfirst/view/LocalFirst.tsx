/** The lab's stage: devices side by side, the links between them, time, and what came of it. */
import { Comparing } from './Comparing'
import { Controls } from './Controls'
import { Events } from './Events'
import { Links } from './Links'
import { Measured } from './Measured'
import { Picture } from './Picture'
import { Predictions } from './Predictions'
import { Replica } from './Replica'
import type { LocalFirstSession } from './session'
import { SessionContext, useWorld } from './useWorld'

export function LocalFirst({ session }: { session: LocalFirstSession }) {
  return (
    <SessionContext value={session}>
      <Stage />
    </SessionContext>
  )
}

function Stage() {
  const { state, config } = useWorld()
  return (
    <div className="localfirst">
      {config.questions && <Predictions questions={config.questions} />}
      <Controls />
      <Picture />
      <Links />
      <div className="replicas">
        {state.replicas.map((replica) => (
          <Replica key={replica.id} replica={replica} />
        ))}
      </div>
      <Measured />
      {state.comparison && <Comparing rows={state.comparison} />}
      <Events />
    </div>
  )
}

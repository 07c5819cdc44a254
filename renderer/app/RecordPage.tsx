/** What the learner made: saved state and backups, then export and import, with the books behind them. */
import { use, useCallback, useSyncExternalStore } from 'react'
import { now } from '../platform/clock'
import { Record } from '../screens/record/Record'
import type { AsideView, BackupsView, Exported, OpenedView } from '../screens/record/view'
import type { RecordStore } from '../storage/store'
import { LeavePanel } from './LeavePanel'
import type { AppWorld } from './world'

export function RecordPage({ world }: { world: AppWorld }) {
  const books = use(world.record.books)
  const { store, safety } = books
  const health = useSyncExternalStore(store.subscribe, store.health)
  const backups = useSyncExternalStore(safety?.backups.subscribe ?? noChange, safety?.backups.state ?? noBackups)
  const open = useCallback(
    (id: string): Promise<OpenedView> => (safety ? safety.open(id) : Promise.resolve(withoutShell)),
    [safety],
  )
  return (
    <div className="page record">
      <Record
        health={health}
        backups={backups}
        now={now}
        lossBackup={health.loss && safety?.beforeLoss()}
        onBackUp={async () => (await safety?.backups.make('regular'))?.written ?? false}
        onOpen={open}
        onAcceptLoss={store.acceptLoss}
        onExport={(part) => exportPart(world, store, part)}
      />
      <LeavePanel world={world} books={books} />
    </div>
  )
}

const noChange = () => () => undefined
/** The window says above that it has lost touch with its shell. */
const none: BackupsView = { backups: [], fault: undefined, failing: undefined, isUnsavedBack: false }
const noBackups = () => none
const withoutShell: OpenedView = { kind: 'closed', why: 'gone', reason: '' }

async function exportPart(world: AppWorld, store: RecordStore, { id, doc, what }: AsideView): Promise<Exported> {
  const bytes = await store.setAsideBytes(id).catch(() => undefined)
  if (!bytes) return { kind: 'gone' }
  const failed = (error: unknown) => ({ kind: 'failed', reason: String(error) }) as const
  const result = await world.bridge?.saveFile({ name: `drydock-${doc}-${what}.bin`, kind: 'any', bytes }).catch(failed)
  return result?.kind === 'failed' ? result : { kind: 'done' }
}

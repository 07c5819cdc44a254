/** The window's part in closing: what is not on the disk yet goes there, or into a backup, before it answers. */
import type { DrydockBridge } from '../platform/bridge'
import type { Backups } from './keepBackups'
import type { BackedUpStore } from './writeBackup'

export interface CloseOptions {
  readonly store: BackedUpStore
  readonly backups: Pick<Backups, 'make' | 'mark' | 'isBehind'>
  readonly bridge: Pick<DrydockBridge, 'on' | 'holdClosing' | 'readyToClose'>
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
}

/** Returns the way to stop. */
export function closeSafely({ store, backups, bridge, log }: CloseOptions): () => void {
  const answer = async (withinMs: number) => {
    const reason = await save(store, backups, withinMs).catch(String)
    await bridge.readyToClose({ saved: reason === undefined, reason: (reason ?? '').slice(0, 300) })
  }
  const stop = bridge.on('prepareToClose', (withinMs) => {
    answer(withinMs).catch((error: unknown) => log('error', `closing: no answer: ${String(error)}`))
  })
  bridge.holdClosing().catch((error: unknown) => log('error', `closing: not held: ${String(error)}`))
  // A reload asks nobody else. The shell loads the page anew once it has saved.
  const stay = (event: BeforeUnloadEvent) => {
    const { kind } = store.health().save
    if (kind === 'saving' || kind === 'failing') event.preventDefault()
  }
  window.addEventListener('beforeunload', stay)
  return () => {
    stop()
    window.removeEventListener('beforeunload', stay)
  }
}

/** Undefined once every change is on the disk, in the store or, where that refuses, in a backup; else why not. */
export async function save(
  store: BackedUpStore,
  backups: CloseOptions['backups'],
  withinMs: number,
): Promise<string | undefined> {
  const isStored = await store.flush(withinMs / 2)
  if (isStored) await backups.mark()
  if (isStored && !backups.isBehind()) return undefined
  const copy = await backups.make(isStored ? 'regular' : 'unsaved')
  return isStored || copy.written ? undefined : copy.reason
}

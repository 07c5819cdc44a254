import type { HealthBook } from './health'
import type { StoreOptions } from './store'

/** Notes how much room the browser says that the app uses and may use. */
export async function noteUsage(health: HealthBook, log: StoreOptions['log']): Promise<void> {
  if (typeof navigator === 'undefined' || !('storage' in navigator)) return
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    health.set({ usage: { used: usage, granted: quota } })
  } catch (reason) {
    log('warn', `storage: no estimate: ${String(reason)}`)
  }
}

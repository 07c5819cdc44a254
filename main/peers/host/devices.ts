/** Ties the devices to the life of the app: ready, sleep and quit. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { App, PowerMonitor } from 'electron'
import { Host, type HostOptions } from './host'

export interface DevicesOptions extends Omit<HostOptions, 'folder' | 'appVersion' | 'nowMs'> {
  readonly app: Pick<App, 'on' | 'quit' | 'getPath' | 'getVersion'>
  readonly powerMonitor: Pick<PowerMonitor, 'on'>
}

/** The process has a second to end, and the disk half of one. */
const quitMs = 1_500

/** Once the app is ready: before that there is neither a key store nor a process. */
export function setUpDevices({ app, powerMonitor, ...options }: DevicesOptions): Host {
  const { log } = options
  const host = new Host({
    ...options,
    folder: join(app.getPath('userData'), 'devices'),
    appVersion: app.getVersion(),
    nowMs: () => performance.now(),
  })
  host.begin().catch((error: unknown) => log.error('The devices did not start', error))
  powerMonitor.on('resume', () => host.resumed())
  let hasEnded = false
  app.on('will-quit', (event) => {
    if (hasEnded || !host.hasProcess) return
    event.preventDefault()
    hasEnded = true
    void atMost(host.end(), quitMs).then(() => app.quit())
  })
  return host
}

/** Gives up waiting after `ms`: an app that quits does not wait for a disk. */
const atMost = (job: Promise<unknown>, ms: number) =>
  Promise.race([job, wait(ms, undefined, { ref: false })]).catch(() => undefined)

/** What the devices answer to the page's calls. */
import type { WebContents } from 'electron'
import { type Handlers, peersCalls as table } from '../../bridge/contract'

export type PeersCall = Extract<keyof Handlers<unknown>, `peers${string}`>

/** To be replaced by the host of the devices' process. */
export const peersCalls = (): Pick<Handlers<WebContents>, PeersCall> =>
  Object.fromEntries(
    Object.keys(table).map((name) => [name, () => Promise.reject(new Error('Devices are not there yet.'))]),
  ) as unknown as Pick<Handlers<WebContents>, PeersCall>

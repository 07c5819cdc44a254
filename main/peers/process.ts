/** The entry of the devices' own process: Electron's utilityProcess, which gives it a port to the main process. */
import type { FromPeers } from './messages'
import { runPeers } from './peers'

const { parentPort } = process

// Streams that end reject promises of libp2p that nobody waits for; a bug of ours shows in the log the same.
process.on('unhandledRejection', (fault) => {
  parentPort.postMessage({ kind: 'log', level: 'warn', message: String(fault) } satisfies FromPeers)
})

runPeers(
  {
    postMessage: (message) => parentPort.postMessage(message),
    onMessage: (listener) => {
      parentPort.on('message', ({ data }) => listener(data))
    },
  },
  { exit: (code) => process.exit(code) },
)

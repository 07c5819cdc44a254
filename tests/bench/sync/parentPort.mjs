/** Gives a Node process the port that Electron gives a utility process, then runs the module named by the first argument. */
import { pathToFileURL } from 'node:url'

process.parentPort = {
  postMessage: (message) => process.send(message),
  on: (_event, listener) => process.on('message', (data) => listener({ data })),
}
process.on('disconnect', () => process.exit(0))
await import(pathToFileURL(process.argv[2]))

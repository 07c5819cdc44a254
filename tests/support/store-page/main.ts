/** The smallest main process that shows the store alone, with the shell's calls about the browser's files. */
import { join, resolve } from 'node:path'
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron'
import { channelOf } from '../../../main/bridge/contract'
import { registerAppScheme, setUpAppProtocol } from '../../../main/shell/appProtocol'
import { setUpOffline } from '../../../main/shell/offline'
import { bundleUrl } from '../../../main/shell/origin'
import { storageCalls } from '../../../main/shell/storageFiles'

const out = resolve(import.meta.dirname, '..')

app.setPath('userData', resolve(app.commandLine.getSwitchValue('user-data-dir')))
app.requestSingleInstanceLock()
app.enableSandbox()
registerAppScheme(protocol)
app.on('window-all-closed', () => app.quit())
app
  .whenReady()
  .then(show)
  .catch((error: unknown) => {
    console.error(error)
    app.exit(1)
  })

function show() {
  const { defaultSession } = session
  setUpAppProtocol(protocol, {
    folder: join(out, 'renderer'),
    manifestPath: join(out, 'renderer.manifest.json'),
    log: console,
  })
  // The same guard as the app's: on the stand-in it costs every request a question.
  setUpOffline({ session: defaultSession, platform: process.platform, isDevelopment: false, log: console })
  const origin = bundleUrl.slice(0, -1)
  const calls = storageCalls({ app, session: defaultSession, origin, log: console, nowMs: Date.now })
  for (const name of ['storageState', 'resetStorage'] as const)
    ipcMain.handle(channelOf(name), (event) => calls[name](undefined, event.sender))
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, preload: join(out, 'preload', 'preload.cjs') },
  })
  window.once('ready-to-show', () => window.show())
  return window.loadURL(`${bundleUrl}index.html`)
}

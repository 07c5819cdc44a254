/** The smallest main process that shows that page through the app's own protocol. */
import { join, resolve } from 'node:path'
import { app, BrowserWindow, protocol, session } from 'electron'
import { registerAppScheme, setUpAppProtocol } from '../../../main/shell/appProtocol'
import { setUpOffline } from '../../../main/shell/offline'
import { bundleUrl } from '../../../main/shell/origin'

const out = resolve(import.meta.dirname, '..')

app.setPath('userData', resolve(app.commandLine.getSwitchValue('user-data-dir')))
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
  setUpAppProtocol(protocol, {
    folder: join(out, 'renderer'),
    manifestPath: join(out, 'renderer.manifest.json'),
    log: console,
  })
  // The same guard as the app's: on the stand-in it costs every request a question.
  setUpOffline({ session: session.defaultSession, platform: process.platform, isDevelopment: false, log: console })
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  return window.loadURL(`${bundleUrl}index.html`)
}

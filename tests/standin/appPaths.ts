/** The folders of app.getPath, as on Linux. */
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { commandLine } from './switches'

export class AppPaths {
  private readonly chosen = new Map<string, string>()
  private readonly appName: () => string

  constructor(appName: () => string) {
    this.appName = appName
  }

  get(name: string): string {
    const path = this.chosen.get(name) ?? this.usual(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    // Electron makes this one, and only this one, when asked for it.
    if (name === 'logs') mkdirSync(path, { recursive: true })
    return path
  }

  set(name: string, path: string) {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!this.chosen.has(name) && this.usual(name) === undefined) throw new Error(`Failed to set path '${name}'`)
    this.chosen.set(name, path)
  }

  private usual(name: string): string | undefined {
    const inHome = (folder: string) => join(homedir(), folder)
    switch (name) {
      case 'appData':
        return process.env.XDG_CONFIG_HOME || inHome('.config')
      case 'userData':
        return commandLine.getSwitchValue('user-data-dir') || join(this.get('appData'), this.appName())
      case 'sessionData':
        return this.get('userData')
      case 'logs':
        return join(this.get('userData'), 'logs')
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad')
      case 'home':
        return homedir()
      case 'temp':
        return tmpdir()
      case 'exe':
        return process.argv[0]
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return inHome(`${name.charAt(0).toUpperCase()}${name.slice(1)}`)
      default:
        return undefined
    }
  }
}

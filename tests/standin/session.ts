/** Electron's `session`: one default session, its permissions, its requests and its stored data. */
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { app } from './app'
import { PermissionDesk } from './permissions'
import { protocol } from './protocol'
import { recorded, recordedLater } from './record'
import { registeredSchemes, toWire } from './schemes'
import { pageSession } from './state'
import { WebRequest } from './webRequest'

interface ClearOptions {
  readonly origin?: string
  readonly storages?: readonly string[]
}

const storageNames: Record<string, string> = {
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage',
  shadercache: 'shader_cache',
}

export class Session extends EventEmitter {
  readonly protocol = protocol
  readonly webRequest = new WebRequest()
  readonly permissions = new PermissionDesk()
  readonly setPermissionRequestHandler = this.permissions.setRequestHandler
  readonly setPermissionCheckHandler = this.permissions.setCheckHandler
  private spellChecker = true

  get storagePath() {
    return join(app.getPath('sessionData'), '.standin-chromium', 'Default')
  }

  async clearStorageData({ origin, storages }: ClearOptions = {}) {
    const origins = origin ? [origin] : registeredSchemes().map((scheme) => `${scheme}://bundle`)
    const storageTypes = storages?.map((name) => storageNames[name] ?? name).join(',') ?? 'all'
    for (const one of origins) {
      const wireOrigin = new URL(toWire(one)).origin
      await (await pageSession()).send('Storage.clearDataForOrigin', { origin: wireOrigin, storageTypes })
    }
  }

  setSpellCheckerEnabled(isEnabled: boolean) {
    this.spellChecker = isEnabled
  }

  isSpellCheckerEnabled = () => this.spellChecker
  isPersistent = () => true
  getUserAgent = () => `standin (${process.platform})`
  clearCache = recordedLater('session.clearCache')
  setProxy = recordedLater('session.setProxy')
  closeAllConnections = recordedLater('session.closeAllConnections')
  flushStorageData = recorded('session.flushStorageData')
  setDevicePermissionHandler = recorded('session.setDevicePermissionHandler')
  setDisplayMediaRequestHandler = recorded('session.setDisplayMediaRequestHandler')
  setUSBProtectedClassesHandler = recorded('session.setUSBProtectedClassesHandler')
  setBluetoothPairingHandler = recorded('session.setBluetoothPairingHandler')
  setCertificateVerifyProc = recorded('session.setCertificateVerifyProc')
  setSpellCheckerLanguages = recorded('session.setSpellCheckerLanguages')
  setSpellCheckerDictionaryDownloadURL = recorded('session.setSpellCheckerDictionaryDownloadURL')
  setUserAgent = recorded('session.setUserAgent')
  setDownloadPath = recorded('session.setDownloadPath')
}

export const defaultSession = new Session()

export const session = {
  defaultSession,
  fromPartition(partition: string): never {
    throw new Error(`standin: session.fromPartition('${partition}') is not supported`)
  },
}

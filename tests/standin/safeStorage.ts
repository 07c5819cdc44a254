/** Electron's `safeStorage` with a key beside the profile: as good as its plain-text backend, and it says so. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from './app'
import { recorded } from './record'

const mark = Buffer.from('v10')
const ivLength = 12
const tagLength = 16

function key(): Buffer {
  const file = join(app.getPath('userData'), '.standin-key')
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(32), { mode: 0o600 })
  }
  return readFileSync(file)
}

export const safeStorage = {
  /** STANDIN_NO_KEYCHAIN shows an app what a system without one is like. */
  isEncryptionAvailable: () => app.isReady() && !process.env.STANDIN_NO_KEYCHAIN,
  /** STANDIN_STORAGE_BACKEND names one, such as gnome_libsecret, where an app looks at it. */
  getSelectedStorageBackend: () => process.env.STANDIN_STORAGE_BACKEND ?? 'basic_text',
  setUsePlainTextEncryption: recorded('safeStorage.setUsePlainTextEncryption'),
  encryptString(text: string): Buffer {
    if (!safeStorage.isEncryptionAvailable()) throw new Error('Error while encrypting the text provided to safeStorage')
    const iv = randomBytes(ivLength)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    return Buffer.concat([mark, iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  decryptString(sealed: Buffer): string {
    if (!sealed.subarray(0, mark.length).equals(mark)) throw new Error('Ciphertext does not appear to be encrypted')
    const body = sealed.subarray(mark.length + ivLength, -tagLength)
    const cipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(mark.length, mark.length + ivLength))
    cipher.setAuthTag(sealed.subarray(-tagLength))
    return cipher.update(body, undefined, 'utf8') + cipher.final('utf8')
  },
}

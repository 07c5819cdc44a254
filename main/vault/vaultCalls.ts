/** What the vault answers to the page's calls. */
import type { Handlers } from '../bridge/contract'
import { lacksImages, putImage, readImage } from './imageFiles'
import type { Vault } from './vault'

type VaultCall = Extract<keyof Handlers<unknown>, `vault${string}`>

export function vaultCalls(vault: Vault): Pick<Handlers<unknown>, VaultCall> {
  return {
    vaultWrite: (backup) => vault.write(backup),
    vaultList: () => vault.list(),
    vaultRead: ({ id }) => vault.read(id),
    vaultMark: ({ vectors }) => vault.mark(vectors),
    vaultKnown: () => vault.known(),
    vaultPutImage: ({ hash, bytes }) => putImage(vault.folder, hash, bytes),
    vaultLacksImages: ({ hashes }) => lacksImages(vault.folder, hashes),
    vaultReadImage: ({ hash }) => readImage(vault.folder, hash),
  }
}

/** A folder with the shape of Electron's distribution for Linux, and a fuse wire that can be set, but no program in it. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The mark by which @electron/fuses finds the wire; behind it stand the version, the length and the fuses. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** How Electron ships: '0' off, '1' on, in the order of FuseV1Options. */
const shippedFuses = '10110001'

export function makeDummyElectron(folder = 'out/dummy-electron') {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8'))
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, shippedFuses.length]), Buffer.from(shippedFuses)])
  writeFileSync(join(folder, 'electron'), wire, { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '')
  copyFileSync('node_modules/electron/LICENSE', join(folder, 'LICENSE'))
  return folder
}

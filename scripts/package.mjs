/**
 * `npm run package [-- --dir]`: builds and packs the app into dist/, then looks into what was packed.
 * Where Electron's binary cannot be had, it packs around a dummy, which shows the contents and the fuses but cannot run.
 */
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
const { rmSync } = await import('node:fs')
const { giveUp, run } = await import('./children.mjs')
const { makeDummyElectron } = await import('./dummyElectron.mjs')
const { downloadElectron, findElectron } = await import('./desktop.mjs')
const { buildIfNeeded } = await import('./freshBuild.mjs')
const { faultsInPackage } = await import('../tests/package/inspectPackage.ts')

const output = process.argv.find((arg) => arg.startsWith('--output='))?.slice('--output='.length) ?? 'dist'
const isFolderOnly = process.argv.includes('--dir')

await buildIfNeeded()
rmSync(output, { recursive: true, force: true })
const isReal = Boolean(findElectron() ?? (await downloadElectron()))
const args = ['--config', 'electron-builder.yml', `--config.directories.output=${output}`]
if (isReal) args.push('--config.electronDist=node_modules/electron/dist')
if (!isReal) {
  if (process.platform !== 'linux')
    giveUp('Electron cannot be downloaded here, and a package without it can be made on Linux only.')
  console.log('Electron cannot be downloaded here: packing around a dummy. The package can be looked into but not run.')
  args.push(`--config.electronDist=${makeDummyElectron()}`)
}
const { code, output: said } = await run('electron-builder', [...args, ...(isFolderOnly || !isReal ? ['--dir'] : [])], {
  capture: true,
  shell: process.platform === 'win32',
})
if (code) giveUp(`${said.trim()}\nThe app could not be packed, as shown above.`)

const { faults, facts } = await faultsInPackage(output)
for (const line of facts) console.log(line)
for (const line of faults) console.error(`FAULT: ${line}`)
process.exitCode = faults.length ? 1 : 0

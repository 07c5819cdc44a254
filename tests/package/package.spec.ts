/** Packs the build as `npm run package` does, and looks into it; around a dummy where Electron's program is absent. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createPackage, extractAll } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { faultsInPackage } from './inspectPackage'

const output = resolve('out/test/package')

test.describe.configure({ mode: 'serial' })

test('packs the build alone: main, preload, page and manifest, with the fuses set', async () => {
  const args = ['scripts/package.mjs', '--dir', `--output=${output}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toMatch(/app\.asar: \d+ entries/)
})

test('sees a source file that slipped in, a package that would be missing, and an icon that is not there', async () => {
  const spoilt = copyOfPackage('spoilt')
  const asar = find(spoilt, /app\.asar$/)
  const folder = resolve('out/test/package-spoilt-files')
  extractAll(join(output, find(output, /app\.asar$/)), folder)
  cpSync('main/index.ts', join(folder, 'out/main/index.ts'))
  cpSync('tests/package/package.spec.ts', join(folder, 'out/main/slipped.js'))
  rmSync(join(folder, 'out/renderer.manifest.json'))
  rmSync(join(spoilt, find(spoilt, /icon\.(png|icns)$/)))
  await createPackage(folder, join(spoilt, asar))
  const { faults } = await faultsInPackage(spoilt)
  expect(faults).toContain('app.asar should not hold out/main/index.ts')
  expect(faults).toContain('app.asar lacks out/renderer.manifest.json')
  expect(faults).toContainEqual(expect.stringContaining('is not Drydock’s icon'))
  expect(faults).toContain('out/main/slipped.js needs the package @playwright/test')
})

test('sees a fuse that is not as it must be', async () => {
  const spoilt = copyOfPackage('open')
  const program = join(spoilt, find(spoilt, /(^|[\\/])(drydock|Drydock\.exe|Drydock\.app)$/))
  await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true })
  expect((await faultsInPackage(spoilt)).faults).toEqual(['the fuse RunAsNode is not off'])
})

function copyOfPackage(name: string) {
  const unpacked = readdirSync(output).find((entry) => /unpacked$|^mac/.test(entry)) ?? ''
  const copy = resolve('out/test', `package-${name}`)
  rmSync(copy, { recursive: true, force: true })
  cpSync(join(output, unpacked), copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

const find = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .find((file) => name.test(file)) ?? ''

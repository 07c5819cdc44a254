/** Builds the page that the benchmark holds the app against, with the app's own settings. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'electron-vite'
import { root } from './setup.mjs'

/** Gives the folder to start it from. */
export async function buildReactAlone() {
  await build({
    root,
    configFile: join(root, 'tests', 'bench', 'react-alone', 'electron.vite.config.mjs'),
    logLevel: 'error',
  })
  const folder = join(root, 'out', 'bench', 'react-alone')
  const about = { name: 'react-alone', version: '1.0.0', type: 'module', main: 'out/main/index.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about))
  return folder
}

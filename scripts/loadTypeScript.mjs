/** Loads a TypeScript module of the project into this Node, resolved as Vite resolves it. */
import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './setup.mjs'

export async function loadTypeScript(path) {
  const { module } = await runnerImport(resolve(root, path), { root, configFile: false, logLevel: 'error' })
  return module
}

/** Puts the stand-in where `electron` resolves, then runs the app's own main file as Electron would. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

enableCompileCache()
const here = new URL('./', import.meta.url).href
const electronUrl = new URL('electron.ts', here).href

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/(main|common))?$/.test(specifier)) return { url: electronUrl, shortCircuit: true }
    // The stand-in's own modules import each other without an ending, as everywhere in this project.
    if (specifier.startsWith('./') && context.parentURL?.startsWith(here)) {
      const url = new URL(`${specifier}.ts`, context.parentURL)
      if (existsSync(url)) return { url: url.href, shortCircuit: true }
    }
    return next(specifier, context)
  },
})

const require = createRequire(import.meta.url)
const args = process.argv.slice(2)
const { preloads, target } = readArguments(args)
if (!target || !existsSync(target)) fail(target ? `there is no app at ${target}.` : 'name the app to run.')
const { folder, manifest, main } = findApp(target)
pretendToBeElectron()
const { boot } = await import(electronUrl)
boot.identify({ path: folder, name: manifest.productName ?? manifest.name, version: manifest.version })
for (const preload of preloads) require(preload)
try {
  // Electron, too, is not ready before the app's code has loaded.
  await import(pathToFileURL(main).href)
} catch (error) {
  console.error('App threw an error during load\n', error)
  process.exit(1)
}
await boot.start()

function readArguments(list) {
  const preloads = []
  for (let at = 0; at < list.length; at++) {
    if (list[at] === '-r' || list[at] === '--require') preloads.push(list[++at])
    else if (!list[at].startsWith('-')) return { preloads, target: resolve(list[at]) }
  }
  return { preloads, target: undefined }
}

function findApp(path) {
  let folder = statSync(path).isDirectory() ? path : dirname(path)
  const isFile = folder !== path
  while (isFile && !existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  const file = join(folder, 'package.json')
  if (!existsSync(file)) fail(`there is no package.json in ${folder}.`)
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const main = isFile ? path : join(folder, manifest.main ?? 'index.js')
  if (!existsSync(main)) fail(`${main} does not exist; build the app first.`)
  return { folder, manifest, main }
}

function pretendToBeElectron() {
  // Electron's shape: argv[1] is the first argument.
  process.argv = [join(import.meta.dirname, 'electron'), ...args]
  Object.defineProperty(process, 'type', { value: 'browser' })
  Object.assign(process.versions, { electron: '45.4.1', chrome: '156.0.0.0' })
  process.defaultApp = true
  process.resourcesPath = join(import.meta.dirname, 'resources')
}

function fail(reason) {
  console.error(`standin: ${reason}`)
  process.exit(1)
}

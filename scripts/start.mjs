/** `npm start`: installs and builds what is missing, then opens Drydock. */
import { requireDisplay } from './display.mjs'
import { root, setUp } from './setup.mjs'

requireDisplay()
await setUp(import.meta.url)
const { findDesktop } = await import('./desktop.mjs')
const { buildIfNeeded } = await import('./freshBuild.mjs')
const { run } = await import('./children.mjs')

const desktop = await findDesktop()
await buildIfNeeded()
const { code } = await run(desktop.command, [...desktop.args, root, ...process.argv.slice(2)], { env: desktop.env })
process.exitCode = code

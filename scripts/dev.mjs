/** `npm run dev`: the app with hot reload, in Electron or on the stand-in. */
import { requireDisplay } from './display.mjs'
import { setUp } from './setup.mjs'

requireDisplay()
await setUp(import.meta.url)
const { findDesktop } = await import('./desktop.mjs')
const { run } = await import('./children.mjs')

const desktop = await findDesktop()
const args = [...desktop.args, ...process.argv.slice(2)]
const { code } = await run('electron-vite', ['dev', '--watch', ...(args.length ? ['--', ...args] : [])], {
  env: { ...desktop.env, ELECTRON_EXEC_PATH: desktop.command },
  shell: process.platform === 'win32',
})
process.exitCode = code

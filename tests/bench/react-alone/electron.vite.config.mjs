/** The app's own build settings, for the page that the app is held against. */
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import app from '../../../electron.vite.config.ts'
import { manifestPlugin } from '../../../scripts/manifestPlugin.mjs'

const source = resolve('tests/bench/react-alone')
const out = resolve('out/bench/react-alone/out')

const like = (config, name, input) => ({
  ...config.build,
  outDir: join(out, name),
  rolldownOptions: { input: { index: join(source, input) } },
})

// biome-ignore lint/style/noDefaultExport: electron-vite reads its configuration from the default export.
export default {
  main: { build: like(app.main, 'main', 'main.ts') },
  renderer: {
    root: source,
    plugins: [react(), manifestPlugin()],
    build: like(app.renderer, 'renderer', 'index.html'),
  },
}

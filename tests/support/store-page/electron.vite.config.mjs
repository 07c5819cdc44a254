/** The app's own build settings, for a page that holds the store and nothing else. */
import { join, resolve } from 'node:path'
import app from '../../../electron.vite.config.ts'
import { manifestPlugin } from '../../../scripts/manifestPlugin.mjs'

const out = resolve('out/store-page/out')
const like = (config, name, input) => ({
  ...config.build,
  outDir: join(out, name),
  rolldownOptions: { input: { index: resolve(input) } },
})

// biome-ignore lint/style/noDefaultExport: electron-vite reads its configuration from the default export.
export default {
  main: { build: like(app.main, 'main', 'tests/support/store-page/main.ts') },
  preload: {
    build: {
      ...app.preload.build,
      outDir: join(out, 'preload'),
      rolldownOptions: {
        ...app.preload.build.rolldownOptions,
        input: { preload: resolve('main/bridge/preload.ts') },
      },
    },
  },
  renderer: {
    root: resolve('tests/support/store-page'),
    plugins: [manifestPlugin()],
    build: like(app.renderer, 'renderer', 'tests/support/store-page/index.html'),
  },
}

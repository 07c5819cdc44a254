import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { course } from './content/compiler/plugin'
import { labIds } from './renderer/labs/labIds'
import { firstPaintPlugin } from './scripts/firstPaintPlugin.mjs'
import { manifestPlugin } from './scripts/manifestPlugin.mjs'
import { workerPlugin } from './scripts/workerPlugin.mjs'

const at = (path: string) => resolve(import.meta.dirname, path)

const shared = /rolldown[\\/]runtime|node_modules[\\/](?:react|react-dom|scheduler|i18next|react-i18next)[\\/]/

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      minify: true,
      // Bundled whole, so that a package needs no node_modules.
      externalizeDeps: false,
      // The devices' process is a file of its own, which the main process starts.
      rolldownOptions: { input: { index: at('main/index.ts'), peers: at('main/peers/process.ts') } },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      minify: true,
      // A sandboxed preload can only require('electron'), and must be CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('main/bridge/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // The package's version for pages asks the page's document, which a worker has not.
    resolve: {
      alias: { 'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js') },
    },
    plugins: [
      react(),
      course({ root: at('content'), figures: at('renderer/figures'), labs: [...labIds] }),
      firstPaintPlugin(),
      manifestPlugin(),
    ],
    worker: { plugins: () => [workerPlugin()] },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // The page's policy allows no data: addresses but for images.
      assetsInlineLimit: 0,
      // Lazy parts import little beside what is already there, so announcing it first costs more than it gives.
      modulePreload: false,
      // One stylesheet, which firstPaintPlugin puts into the document; screens that load later ask for none.
      cssCodeSplit: false,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        // Few files before the first screen: what every screen shares stands in one.
        output: { codeSplitting: { groups: [{ name: 'shared', test: shared }] } },
      },
    },
  },
})

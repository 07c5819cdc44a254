import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { course } from './content/compiler/plugin'
import { manifestPlugin } from './scripts/manifestPlugin.mjs'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      minify: true,
      // Bundled whole, so that a package needs no node_modules.
      externalizeDeps: false,
      rolldownOptions: { input: { index: at('main/index.ts') } },
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
    plugins: [react(), course({ root: at('content'), figures: at('renderer/figures'), labs: [] }), manifestPlugin()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // The page's policy allows no data: addresses but for images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})

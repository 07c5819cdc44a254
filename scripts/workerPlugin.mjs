/** Leaves out the modules of Node that sql.js asks for when it runs there. */
const nothing = '\0nothing'

/** @returns {import('vite').Plugin} */
export function workerPlugin() {
  return {
    name: 'drydock:worker',
    enforce: 'pre',
    resolveId: (source) => (source === 'node:fs' || source === 'node:crypto' ? nothing : undefined),
    load: (id) => (id === nothing ? 'export default undefined' : undefined),
  }
}

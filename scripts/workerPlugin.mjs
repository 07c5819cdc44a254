/**
 * What packages bring into Workers. The character references of Markdown come from a table there, because a Worker has no
 * document to ask; and the modules of Node that sql.js asks for when it runs there are left out.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const table = () =>
  createRequire(require.resolve('mdast-util-from-markdown')).resolve('decode-named-character-reference')

const nothing = '\0nothing'

/** @returns {import('vite').Plugin} */
export function workerPlugin() {
  return {
    name: 'drydock:worker',
    enforce: 'pre',
    resolveId(source) {
      if (source === 'decode-named-character-reference') return table()
      return source === 'node:fs' || source === 'node:crypto' ? nothing : undefined
    },
    load: (id) => (id === nothing ? 'export default undefined' : undefined),
  }
}

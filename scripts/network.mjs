/** `npm run network`: devices in network namespaces, with networks that fail. `--quick` as in `npm test`; else a name's part. */
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
const { mkdirSync, writeFileSync } = await import('node:fs')
const { loadTypeScript } = await import('./loadTypeScript.mjs')
const { runNetwork } = await loadTypeScript('tests/network/run.ts')
const words = process.argv.slice(2)
const only = words.filter((word) => word !== '--quick').join(' ')
const counts = await runNetwork({ isQuick: words.includes('--quick'), only })
const { passed, failed, skipped } = counts
mkdirSync('out/test', { recursive: true })
writeFileSync('out/test/network.json', JSON.stringify(counts))
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed ? 1 : 0)

/** How much JavaScript must arrive before the first page appears: the entry and its static imports. */
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readModule } from '../architecture/imports'
import type { Row } from './row'

const limitKb = 170

export function rows(): readonly Row[] {
  const bytes = initialFiles('out/renderer').reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0)
  return [{ name: 'initial JavaScript, gzipped', ours: bytes / 1000, unit: 'KB', limit: limitKb }]
}

export function initialFiles(folder: string): readonly string[] {
  const html = readFileSync(`${folder}/index.html`, 'utf8')
  const entries = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => posix.join(folder, match[1] ?? ''))
  const found = new Set<string>()
  const add = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const { imports } = readModule(file, readFileSync(file, 'utf8'))
    for (const { target, isRelative, isDynamic } of imports) if (isRelative && !isDynamic) add(target)
  }
  for (const entry of entries) add(entry)
  if (!found.size) throw new Error(`${folder}/index.html names no script.`)
  return [...found]
}

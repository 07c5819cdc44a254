import { describe, expect, it } from 'vitest'
import { parseManifest, readManifest } from './manifest'

const index = { bytes: 3, type: 'text/html' }
const withFile = (name: string) => JSON.stringify({ files: { 'index.html': index, [name]: index } })

describe('manifest', () => {
  it('reads names, sizes, types and need', () => {
    const manifest = parseManifest(
      JSON.stringify({ files: { 'index.html': { ...index, isNeeded: true }, 'assets/a-1.js': index } }),
    )
    expect([...(manifest ?? [])]).toEqual([
      ['index.html', { ...index, isNeeded: true }],
      ['assets/a-1.js', { ...index, isNeeded: false }],
    ])
  })

  it('takes the hash of a style and nothing else that would stand in a policy', () => {
    const withStyle = (style: string) =>
      parseManifest(JSON.stringify({ files: { 'index.html': { bytes: 1, type: 'text/html', style } } }))?.get(
        'index.html',
      )
    const hash = `sha256-${'A'.repeat(43)}=`
    expect(withStyle(hash)?.style).toBe(hash)
    for (const other of ["'unsafe-inline'", `${hash} *`, `${hash}'; script-src *`, 'sha256-', '*'])
      expect(withStyle(other), other).not.toHaveProperty('style')
  })

  it('refuses names that lead anywhere else', () => {
    for (const name of [
      '../a',
      'a/../b',
      '/etc/passwd',
      'a//b',
      './a',
      'C:/a',
      'a\\b',
      'a/',
      '.hidden',
      'a b',
      'a%2e',
      'a\u0000',
    ]) {
      expect(parseManifest(withFile(name)), name).toBeUndefined()
    }
  })

  it('refuses a list without index.html, without files, or with fields of other types', () => {
    for (const text of [
      '{}',
      'null',
      '[]',
      '{"files":{}}',
      '{"files":{"index.html":{"bytes":"3","type":"x"}}}',
      '{"files":{"index.html":{"bytes":3}}}',
    ]) {
      expect(parseManifest(text), text).toBeUndefined()
    }
  })

  it('gives undefined for a missing list', async () => {
    await expect(readManifest('/nowhere/at/all.json')).resolves.toBeUndefined()
  })
})

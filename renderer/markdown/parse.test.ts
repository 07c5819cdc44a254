import { describe, expect, it } from 'vitest'
import type { Block, Inline } from './nodes'
import { parsePart } from './parse'
import { cutIntoParts } from './parts'

const none = { links: [], footnotes: [] }
const parse = (text: string, definitions = none) =>
  parsePart(text, definitions).map(({ json }) => JSON.parse(json) as Block)
/** Formats as the screen does: in parts, with the definitions of the whole. */
function parseWhole(text: string): Block[] {
  const { parts, definitions } = cutIntoParts(text)
  return parts.flatMap((part) => parsePart(part, definitions).map(({ json }) => JSON.parse(json) as Block))
}

function kindsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(kindsIn)
  if (typeof value !== 'object' || value === null) return []
  const { k } = value as { k?: string }
  return [...(k ? [k] : []), ...Object.values(value).flatMap(kindsIn)]
}

describe('parse', () => {
  it('gives raw HTML back as it was written, in a line and as a block', () => {
    expect(parse('<img src=x onerror=CANARY()>')).toEqual([{ k: 'raw', v: '<img src=x onerror=CANARY()>' }])
    expect(parse('a <b onclick="x()">b</b>')).toEqual([{ k: 'p', c: ['a ', '<b onclick="x()">', 'b', '</b>'] }])
  })

  it.each([
    'javascript:CANARY()',
    'JaVaScRiPt:CANARY()',
    '&#106;avascript:CANARY()',
    'java&Tab;script:CANARY()',
    'java&NewLine;script:CANARY()',
    '&#x6a&#x61;vascript:CANARY()',
    '\u0001javascript:CANARY()',
    'data:text/html,<script>CANARY()</script>',
    'vbscript:CANARY()',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-calculator:',
    'drydock://read/runtime',
    'app://bundle/index.html',
    '//host/path',
    '/index.html',
    'https:\\\\host',
    'https://user:secret@host/',
    'https://exa\u200bmple.org/',
    '#config',
    '#/nowhere/at/all',
    'mailto:a@b.org?body=x&attach=/etc/passwd',
    'mailto:a@b.org',
    'http://example.org',
  ])('makes no link of %j, and keeps its words', (url) => {
    for (const text of [`[words](<${url}>)`, `[words][a]\n\n[a]: <${url}>`, `<${url}>`, `![words](<${url}>)`]) {
      const kinds = kindsIn(parseWhole(text))
      expect(kinds.filter((kind) => ['external', 'inside', 'image'].includes(kind))).toEqual([])
    }
    expect(JSON.stringify(parse(`[words](<${url}>)`))).toContain('words')
  })

  it('makes links of secure web addresses and places in the app', () => {
    const [block] = parse('[a](https://example.org/x?y=1#z) [c](#/read/runtime/namespaces) [d](#/notes/n1)')
    const links = (block?.k === 'p' ? block.c : []).filter(
      (one): one is Extract<Inline, { href: string }> => typeof one === 'object',
    )
    expect(links.map((link) => [link.k, link.href])).toEqual([
      ['external', 'https://example.org/x?y=1#z'],
      ['inside', '#/read/runtime/namespaces'],
      ['inside', '#/notes/n1'],
    ])
  })

  it('shows stored images alone; of others the address', () => {
    const hash = 'a'.repeat(64)
    expect(parse(`![a tree](image:${hash})`)).toEqual([{ k: 'p', c: [{ k: 'image', hash, alt: 'a tree' }] }])
    expect(parse('![a](https://host/x.png)')).toEqual([{ k: 'p', c: ['a (https://host/x.png)'] }])
    expect(parse('![](image:../../x)')).toEqual([{ k: 'p', c: ['image:../../x'] }])
  })

  it('stops at a depth, and gives what is deeper as it was written', () => {
    const kinds = kindsIn(parse(`${'> '.repeat(60)}deep`))
    expect(kinds.filter((kind) => kind === 'quote').length).toBeLessThan(30)
    expect(kinds).toContain('raw')
    expect(JSON.stringify(parse(`${'*a _b '.repeat(200)}${'_ *'.repeat(200)}`)).length).toBeLessThan(20_000)
  })

  it('keeps tables, tasks, footnotes and code', () => {
    expect(parse('|a|b|\n|:-|-:|\n|1|2|')).toEqual([
      { k: 'table', align: ['left', 'right'], head: [['a'], ['b']], rows: [[['1'], ['2']]] },
    ])
    expect(parse('- [x] a\n- [ ] b')).toEqual([
      {
        k: 'list',
        tight: true,
        items: [
          { checked: true, c: [{ k: 'p', c: ['a'] }] },
          { checked: false, c: [{ k: 'p', c: ['b'] }] },
        ],
      },
    ])
    expect(parseWhole('a[^n]\n\n[^n]: why')).toEqual([
      { k: 'p', c: ['a', { k: 'ref', n: 1 }] },
      { k: 'footnote', n: 1, c: [{ k: 'p', c: ['why'] }] },
    ])
    expect(parse('```"><img onerror=CANARY()>\nx\n```')).toEqual([{ k: 'code', lang: '"><img', v: 'x' }])
  })

  it('cuts a block that is too large to draw at once', () => {
    const blocks = parse(`3. x\n${'3. x\n'.repeat(299)}`)
    expect(blocks.length).toBe(5)
    expect(blocks.map((block) => block.k === 'list' && block.start)).toEqual([3, 63, 123, 183, 243])
    expect(parse(`\`\`\`\n${'line\n'.repeat(5_000)}\`\`\``).length).toBeGreaterThan(5)
  })
})

describe('parts', () => {
  it('hold the whole text, cut outside of fences and before blocks of the top level', () => {
    const section = `# Head\n\n${'word '.repeat(300)}\n\n- a\n\n- b\n\n\`\`\`\n# no head\n\ntext\n\`\`\`\n\n`
    const text = section.repeat(30)
    const { parts } = cutIntoParts(text)
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.join('\n')).toBe(text)
    expect(kindsIn(parseWhole(text))).toEqual(kindsIn(parse(text)))
  })

  it('know the links and footnotes of other parts', () => {
    const filler = `${'word '.repeat(2_000)}\n\n`
    const blocks = parseWhole(`[a][one] b[^n]\n\n${filler}Next\n\n[one]: https://example.org/\n[^n]: why`)
    expect(blocks[0]).toEqual({
      k: 'p',
      c: [{ k: 'external', href: 'https://example.org/', c: ['a'] }, ' b', { k: 'ref', n: 1 }],
    })
  })

  it.each([
    ['50,000 brackets', '['.repeat(50_000)],
    ['200,000 lines', 'a\n'.repeat(200_000)],
    ['definitions', '[a]: b\n'.repeat(100_000)],
    ['10 MB in a line', 'x'.repeat(10_000_000)],
  ])('are cut in time that grows with the length: %s', (_name, text) => {
    const began = performance.now()
    expect(cutIntoParts(text).parts.join('\n')).toBe(text)
    expect(performance.now() - began).toBeLessThan(1_500)
  })
})

/** Imports that mean harm: each costs at most its file, within bounds of time and memory, and says why. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { htmlToMarkdown } from '../../renderer/portable/anki/htmlToMarkdown'
import { unzstd } from '../../renderer/portable/anki/unzstd'
import { writeCsv } from '../../renderer/portable/folder/csv'
import { splitFrontMatter } from '../../renderer/portable/folder/frontMatter'
import { changeLinks } from '../../renderer/portable/folder/links'
import { readJson } from '../../renderer/portable/json'
import { writeLossless } from '../../renderer/portable/lossless/writeLossless'
import { type Read, readImport } from '../../renderer/portable/readImport'
import { runTask } from '../../renderer/portable/runTask'
import { crc32 } from '../../renderer/portable/zip/crc32'
import { fileName, foldName, safePath } from '../../renderer/portable/zip/names'
import { seededRandom } from '../contract/seeded'
import { fillRecord, openRecord, png, start, updatesOf } from '../support/portableRecord'

// Bounds of time are held by the tests themselves; a busy machine may take longer than usual.
vi.setConfig({ testTimeout: 60_000 })

type Bytes = Uint8Array<ArrayBuffer>
const read = (name: string, bytes: Uint8Array, record = openRecord()): Promise<Read> =>
  readImport({ kind: 'file', file: { name, bytes: new Uint8Array(bytes) } }, updatesOf(record), start)

async function arrival(name: string, bytes: Uint8Array) {
  const found = await read(name, bytes)
  if (found.kind !== 'arrival') throw new Error(JSON.stringify(found))
  return found.arrival
}

interface RawEntry {
  readonly name: string
  readonly data: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly mode?: number
  readonly size?: number
  readonly crc?: number
  readonly at?: number
}

/** A zip as a stranger makes it: every field can lie. */
function rawZip(entries: readonly RawEntry[]): Bytes {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const {
    name,
    data,
    method = 0,
    flags = 0,
    mode = 0o100644,
    size = data.length,
    crc = crc32(data),
    at,
  } of entries) {
    const bytes = strToU8(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(method, 8)
    head.writeUInt32LE(crc, 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(size, 22)
    head.writeUInt16LE(bytes.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(crc, 16)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(bytes.length, 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(at ?? offset, 42)
    central.push(entry, bytes)
    local.push(head, bytes, data)
    offset += 30 + bytes.length + data.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...local, list, end]))
}

const good = { name: 'good.md', data: strToU8('# good') }
/** Raw DEFLATE of as many zeros. */
const zeros = (length: number) => {
  const packed = gzipSync(Buffer.alloc(length))
  return new Uint8Array(packed.subarray(10, packed.length - 8))
}

describe('names in an archive', () => {
  it.each([
    ['../evil.md', 'outside'],
    ['notes/../../evil.md', 'outside'],
    ['/etc/evil.md', 'outside'],
    ['C:/evil.md', 'outside'],
    ['c:evil.md', 'outside'],
    ['..\\evil.md', 'outside'],
    ['\\\\server\\share\\evil.md', 'outside'],
    ['a//evil.md', 'name'],
    ['./evil.md', 'name'],
    ['CON', 'name'],
    ['con.md', 'name'],
    ['notes/LPT1.md', 'name'],
    ['com¹.md', 'name'],
    ['evil.md.', 'name'],
    ['evil ', 'name'],
    ['nul\u0000.md', 'name'],
    ['stream.md:hidden', 'name'],
    ['gpj\u202edm.md', 'name'],
    [`${'a/'.repeat(40)}b.md`, 'name'],
    [`${'a'.repeat(500)}.md`, 'name'],
    ['.obsidian/evil.md', 'hidden'],
    ['__MACOSX/evil.md', 'hidden'],
  ])('%j is left out, and the rest is taken', async (name, why) => {
    const found = await arrival('a.zip', rawZip([{ name, data: strToU8('# evil') }, good]))
    expect(found.refused.map((one) => one.why)).toEqual([why])
    expect(found.notes.map(({ title }) => title)).toEqual(['good'])
  })

  it('a second file of one name is left out, also where only case or composition differs', async () => {
    const twins = ['Ä.md', 'a\u0308.md', 'Straße.md', 'STRASSE.md', 'good.md', 'GOOD.MD'].map((name) => ({
      name,
      data: strToU8(`# ${name}`),
    }))
    const found = await arrival('a.zip', rawZip(twins))
    expect(found.refused.map(({ name, why }) => [name, why])).toEqual([
      ['a\u0308.md', 'double'],
      ['GOOD.MD', 'double'],
    ])
  })

  it('a link, a password and an unknown packing are left out', async () => {
    const data = strToU8('/etc/passwd')
    const found = await arrival(
      'a.zip',
      rawZip([
        { name: 'link.md', data, mode: 0o120777 },
        { name: 'secret.md', data, flags: 1 },
        { name: 'odd.md', data, method: 12 },
        good,
      ]),
    )
    expect(found.refused.map(({ why }) => why)).toEqual(['link', 'encrypted', 'method'])
    expect(found.notes).toHaveLength(1)
  })
})

describe('names for files', () => {
  it('are safe on every system, distinct and short, whatever the titles', () => {
    const titles = [
      'CON',
      'con',
      'aux.txt',
      'a/b',
      '..',
      '...',
      '',
      ' ',
      'x.',
      'ä',
      'a\u0308',
      'A',
      'a',
      '\ud800',
      '\u202egpj',
      'x'.repeat(500),
      '🚢'.repeat(200),
      'COM¹',
      '-rf',
      '~',
      'a\nb',
      '<>:"|?*',
    ]
    const taken = new Set<string>()
    const names = titles.map((title) => fileName(title, taken, 'Untitled'))
    for (const name of names) {
      expect(safePath(`notes/${name}.md`), name).toEqual({ path: `notes/${name}.md` })
      expect(Buffer.byteLength(name)).toBeLessThan(130)
    }
    expect(new Set(names.map(foldName)).size).toBe(titles.length)
  })
})

describe('bombs', () => {
  const data = zeros(300_000_000)
  it.each([
    ['lies about its size', 1_000_000, 'damaged'],
    ['tells its size', 200_000_000, 'bomb'],
    ['is larger than any entry may be', 300_000_000, 'tooLarge'],
  ])('one that %s is stopped before it expands', async (_what, size, why) => {
    const started = performance.now()
    const before = process.memoryUsage().arrayBuffers
    const found = await arrival('bomb.zip', rawZip([{ name: 'bomb.md', data, method: 8, size }, good]))
    console.log(`bomb: ${data.length} bytes that unpack to 3e8: ${Math.round(performance.now() - started)} ms`)
    expect(found.refused.map((one) => one.why)).toEqual([why])
    expect(found.notes).toHaveLength(1)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('entries over the same bytes are taken once', async () => {
    const shared = { data: strToU8('# same'), at: 0 }
    const found = await arrival(
      'a.zip',
      rawZip([
        { name: 'one.md', ...shared },
        { name: 'two.md', ...shared },
      ]),
    )
    expect(found.refused).toEqual([{ name: 'two.md', why: 'bomb' }])
  })

  it('too many entries are refused before any is read', async () => {
    const many = Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.md`, data: new Uint8Array() }))
    expect(await read('many.zip', rawZip(many))).toMatchObject({ kind: 'refused', refusal: { why: 'tooMany' } })
  })

  it('an archive in an archive is not opened', async () => {
    const inner = zipSync({ 'deep.md': strToU8('# deep') })
    const found = await arrival('outer.zip', zipSync({ 'inner.zip': inner, 'good.md': good.data }))
    expect(found.notes.map(({ title }) => title)).toEqual(['good'])
    expect(found.leftOut.otherFiles).toBe(1)
  })

  it('a Zstandard bomb, and one that asks for a gigabyte window, are stopped', () => {
    const bomb = new Uint8Array(zstdCompressSync(Buffer.alloc(500_000_000)))
    const started = performance.now()
    expect(unzstd(bomb, 256 * 1_048_576)).toBe('bomb')
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(unzstd(new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0]), 1_000)).toBe('bomb')
    expect(unzstd(new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x24, 9]), 1_000)).toBe('damaged')
  })

  it('lying sizes and checksums are damage', async () => {
    const data = strToU8('# lies')
    const found = await arrival(
      'a.zip',
      rawZip([
        { name: 'size.md', data, size: 3 },
        { name: 'crc.md', data, crc: 1 },
        { name: 'at.md', data, at: 4_000_000_000 },
        good,
      ]),
    )
    expect(found.refused.map(({ name, why }) => [name, why])).toEqual([
      ['size.md', 'damaged'],
      ['crc.md', 'damaged'],
      ['at.md', 'damaged'],
    ])
  })
})

describe('front matter', () => {
  const alias = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
    .split('')
    .map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`)
    .join('\n')}`
  it.each([
    ['an alias bomb', alias],
    ['a merge key', 'base: {a: 1}\nnote:\n  <<: {id: stolen-id}'],
    ['a merge key in quotes', '"<<": {id: stolen-id}'],
    ['a JavaScript tag', 'tags: !!js/function "function () { CANARY() }"'],
    ['any tag', 'id: !str abcdefghij'],
    ['a doubled key', 'id: one-one-one\nid: two-two-two'],
    ['deep nesting', `a: ${'['.repeat(30_000)}`],
    ['more than its share', `a: ${'x'.repeat(70_000)}`],
  ])('with %s costs only its file', async (_what, yaml) => {
    const started = performance.now()
    const found = await arrival(
      'a.zip',
      zipSync({ 'evil.md': strToU8(`---\n${yaml}\n---\n# evil`), 'good.md': good.data }),
    )
    expect(found.refused).toMatchObject([{ name: 'evil.md', why: 'frontMatter' }])
    expect(found.notes.map(({ title }) => title)).toEqual(['good'])
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  it('cannot reach a prototype', () => {
    const split = splitFrontMatter(
      '---\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntags: [a]\n---\nx',
    )
    expect(split.ok && split.fields.get('tags')).toEqual(['a'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('a rule at the top of a text is no front matter', () => {
    expect(splitFrontMatter('---\nwords\n---\nmore')).toEqual({
      ok: true,
      fields: new Map(),
      body: '---\nwords\n---\nmore',
    })
  })
})

describe('text', () => {
  it('a byte order mark goes, other encodings and NUL are left out, line ends become one', async () => {
    const found = await arrival(
      'a.zip',
      zipSync({
        'bom.md': strToU8('\ufeff# bom\r\nline\rline'),
        'utf16.md': new Uint8Array(Buffer.from('\ufeff# x', 'utf16le')),
        'surrogate.md': new Uint8Array([0x23, 0x20, 0xed, 0xa0, 0x80]),
        'zero.md': strToU8('# a\0b'),
        'empty.md': new Uint8Array(),
      }),
    )
    expect(found.notes.map(({ body }) => body)).toEqual(['# bom\nline\nline', '# empty\n'])
    expect(found.refused.map(({ name, why }) => [name, why])).toEqual([
      ['utf16.md', 'notText'],
      ['surrogate.md', 'notText'],
      ['zero.md', 'notText'],
    ])
  })

  it('what only looks like an image stays out of notes', async () => {
    const svg = strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="CANARY()"/>')
    const found = await arrival(
      'a.zip',
      zipSync({
        'a.md': strToU8('# a\n![x](x.png) ![y](y.svg) ![z](gone.png) ![r](https://a.example/r.png) ![u](../../up.png)'),
        'x.png': svg,
        'y.svg': svg,
      }),
    )
    expect(found.images).toEqual([])
    expect(found.refused.map(({ name, why }) => [name, why])).toEqual([
      ['x.png', 'image'],
      ['y.svg', 'image'],
      ['gone.png', 'imageMissing'],
    ])
    expect(found.notes[0]?.body).toContain('![x](x.png)')
  })

  it('costly Markdown is read in bounded time', () => {
    const started = performance.now()
    for (const text of [
      '[['.repeat(20_000),
      '[a]('.repeat(10_000),
      '#'.repeat(50_000),
      '![[x]]'.repeat(5_000),
      '> '.repeat(2_000),
    ])
      changeLinks(text, { link: () => undefined, wiki: () => undefined, tag: () => undefined })
    console.log(`costly Markdown: ${Math.round(performance.now() - started)} ms`)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})

describe('JSON', () => {
  it('nested 100,000 deep is refused before it is parsed', () => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000)])
      expect(readJson(text)).toMatchObject({ ok: false })
    expect(readJson('["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\"["]')).toMatchObject({ ok: true })
  })

  it('with prototypes, wrong types and strange entries takes the good ones and pollutes nothing', async () => {
    const cards = [
      '{"id":"good-card-1","kind":"basic","front":"a","back":"b","tags":[],"createdAt":1}',
      '{"id":"bad","kind":"basic","front":{"constructor":{"prototype":{"polluted":1}}},"back":"b","tags":[],"createdAt":1}',
      '{"__proto__":{"id":"x","kind":"basic","front":"a","back":"b","tags":[],"createdAt":1}}',
      'null',
      '[]',
    ]
    const text = `{"format":"drydock-cards","version":1,"__proto__":{"polluted":1},"cards":[${cards.join()}]}`
    const found = await arrival('a.zip', zipSync({ 'cards/cards.json': strToU8(text) }))
    expect(found.cards.map(({ id }) => id)).toEqual(['good-card-1'])
    expect(found.refused).toEqual([
      { name: 'cards/cards.json', why: 'json', detail: '4 of its entries cannot be read.' },
    ])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('of a newer version is refused for being newer', async () => {
    const found = await arrival(
      'a.zip',
      zipSync({ 'reviews/reviews.json': strToU8('{"format":"drydock-reviews","version":2,"events":[]}') }),
    )
    expect(found.refused).toEqual([{ name: 'reviews/reviews.json', why: 'newer' }])
  })
})

describe('CSV', () => {
  it('never begins a text with what a spreadsheet evaluates', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', 'safe', 'a,"b"', -1, undefined]
    expect(writeCsv(cells.map(String), [cells])).toMatch(/\r\n'=1\+1,'\+1,'-1,'@x,'\tx,"'\rx",safe,"a,""b""",-1,\r\n$/)
  })
})

describe('Anki packages', () => {
  const random = seededRandom('SQLite garbage')
  const deck = (collection: Uint8Array) => zipSync({ 'collection.anki2': collection, media: strToU8('{}') })
  it('that hold no database, a cut one, or garbage are refused', async () => {
    for (const bytes of [
      new Uint8Array(),
      strToU8('x'),
      strToU8('SQLite format 3\0'),
      new Uint8Array(4_096),
      Uint8Array.from({ length: 20_000 }, () => random.below(256)),
    ])
      expect(await read('a.apkg', deck(bytes))).toMatchObject({
        kind: 'refused',
        refusal: { why: expect.stringMatching(/damaged|empty|unreadable/) },
      })
  })

  it('with flipped bytes give an answer, never a crash', async () => {
    const whole = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/portable/small.anki2')))
    const kinds = new Map<string, number>()
    for (let run = 0; run < 150; run++) {
      const bytes = whole.slice()
      for (let flip = 0; flip < 1 + random.below(12); flip++) bytes[random.below(bytes.length)] = random.below(256)
      const { kind } = await read('a.apkg', deck(bytes))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    console.log(`150 damaged collections: ${JSON.stringify([...kinds])}`)
  }, 60_000)

  it('turn HTML into text that holds no element, whatever is thrown at it', () => {
    const canaries = [
      '<img src=x onerror=CANARY()>',
      '<svg/onload=CANARY()><a xlink:href="javascript:CANARY()">x</a></svg>after',
      '<a href="java&#10;script:CANARY()">link</a>',
      '<a href="https://a.example/x)](javascript:CANARY())">link</a>',
      '<scr<script>ipt>CANARY()</script>',
      '<style><img onerror=CANARY()></style>',
      '&lt;img src=x onerror=CANARY()&gt;',
      '<div title="><script>CANARY()</script>">x</div>',
      '<!--><script>CANARY()</script>-->',
      '<iframe srcdoc="<script>CANARY()</script>"></iframe>',
      '<![CDATA[<b>x</b>]]>',
    ]
    for (const html of canaries) {
      const { text } = htmlToMarkdown(html, () => undefined)
      expect(text, html).not.toMatch(/\]\(\s*(?!https?:|mailto:|image:)/i)
      expect(text.replaceAll('\\<', ''), html).not.toContain('<')
    }
    const started = performance.now()
    for (const bomb of ['<b>', '<', '<a href="', '<!--', '</li>', '<ul><li>', '&', '<script>', '<b> </b>'])
      htmlToMarkdown(bomb.repeat(65_536 / bomb.length), () => undefined)
    console.log(`HTML of 64 KB each, nine kinds: ${Math.round(performance.now() - started)} ms`)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a lossless file', () => {
  async function file(change: (parts: { path: string; bytes: Uint8Array }[]) => void = () => undefined) {
    const record = openRecord()
    await fillRecord(record)
    const docs = updatesOf(record)
    const list = Object.entries(docs).map(([path, bytes]) => ({ path, bytes: bytes as Uint8Array }))
    change(list)
    const changed = Object.fromEntries(list.map(({ path, bytes }) => [path, new Uint8Array(bytes)])) as typeof docs
    return writeLossless({
      docs: changed,
      images: [{ hash: [...record.images.keys()][0] ?? '', type: 'image/png', bytes: png }],
      versions: [],
      madeAt: start,
      app: 'x',
    })
  }

  it('with one flipped bit loses exactly that part, by name', async () => {
    const random = seededRandom('flips')
    const original: Record<string, Uint8Array> = {}
    const whole = await file((parts) => {
      for (const { path, bytes } of parts) original[path] = bytes
    })
    let [refusedWhole, refusedPart, harmless] = [0, 0, 0]
    for (let run = 0; run < 200; run++) {
      const bytes = whole.slice()
      const at = random.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
      const found = await read('a.drydock', bytes)
      if (found.kind === 'refused') refusedWhole++
      else if (found.kind === 'lossless') {
        if (found.arrival.refused.length > 0) refusedPart++
        else harmless++
        for (const [name, update] of Object.entries(found.arrival.updates))
          expect(update, `${run}`).toEqual(original[name])
      } else harmless++ // the manifest's own name was hit: it is read as a folder without notes
    }
    console.log(
      `200 flips: ${refusedWhole} files refused, ${refusedPart} parts refused, ${harmless} in bytes that say nothing`,
    )
  }, 60_000)

  it('with a document that misses its past, contradicts ours, or is no update is refused by name', async () => {
    const missing = new Y.Doc()
    missing.getMap('notes').set('a', 1)
    const before = Y.encodeStateVector(missing)
    missing.getMap('notes').set('b', 2)
    const tail = new Uint8Array(Y.encodeStateAsUpdate(missing, before))
    for (const bytes of [
      tail,
      strToU8('nonsense'),
      new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
    ]) {
      const found = await read('a.drydock', await file((parts) => Object.assign(parts[0] ?? {}, { bytes })))
      expect(found).toMatchObject({
        kind: 'lossless',
        arrival: { refused: [{ name: 'docs/notes.update', why: 'damaged' }] },
      })
      expect(found.kind === 'lossless' && Object.keys(found.arrival.updates)).toEqual(['reviews', 'study'])
    }
  })

  it('that says something else under the same change is refused', async () => {
    const say = (words: string) => {
      const record = openRecord()
      record.docs.notes.clientID = 7
      record.notebook.create({ body: words })
      return record
    }
    const theirs = await writeLossless({
      docs: updatesOf(say('two')),
      images: [],
      versions: [],
      madeAt: start,
      app: 'x',
    })
    expect(await read('a.drydock', theirs, say('one'))).toMatchObject({
      kind: 'lossless',
      arrival: { refused: [{ name: 'docs/notes.update', why: 'damaged' }] },
    })
  })

  it('of a newer version is refused for being newer', async () => {
    const newer = zipSync({ 'manifest.json': strToU8('{"format":"drydock-record","version":2,"everything":"else"}') })
    expect(await read('a.drydock', newer)).toMatchObject({ kind: 'refused', refusal: { why: 'newer' } })
  })
})

describe('the Worker', () => {
  it('is ended after its time, with an answer that says so', async () => {
    let isEnded = false
    const silent = {
      postMessage: () => undefined,
      terminate: () => {
        isEnded = true
      },
      onmessage: null,
      onerror: null,
    }
    const outcome = await runTask(
      { kind: 'read', chosen: { kind: 'folder', files: [], refused: [] }, current: updatesOf(openRecord()), now: 0 },
      20,
      () => silent,
    )
    expect(outcome).toEqual({ kind: 'late', afterMs: 20 })
    expect(isEnded).toBe(true)
  })
})

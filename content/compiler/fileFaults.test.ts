/** Faults of whole files and folders: told together, never a crash. */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CourseFolder } from '../../tests/content/courseFolder'
import { faultsOf } from '../../tests/content/faultCase'

const first = 'chapters/01-first/chapter.md'
const quiz = 'chapters/01-first/quiz.json'
const cards = 'chapters/01-first/cards.json'
const aside = 'An aside.\n'

test('all faults of all files are told together, in the order of files and lines', async () => {
  const faults = await faultsOf((course) => {
    course.edit(first, aside, '<b>\n\n![x](y.png)\n')
    course.edit(quiz, '"goal": "link"', '"goal": "lost"')
    course.edit('glossary.json', '"second#only"', '"second#lost"')
  })
  expect(faults.map((fault) => fault.slice(0, fault.indexOf('  ')))).toEqual([
    'content/chapters/01-first/chapter.md:8:5',
    'content/chapters/01-first/chapter.md:74:1',
    'content/chapters/01-first/chapter.md:76:1',
    'content/chapters/01-first/quiz.json:17:7',
    'content/glossary.json:9:88',
  ])
})

const files: readonly (readonly [name: string, change: (course: CourseFolder) => void, message: string])[] = [
  ['a missing text', (c) => rmSync(join(c.root, first)), `content/${first}:1:1  the file is missing`],
  ['a missing quiz', (c) => rmSync(join(c.root, quiz)), `content/${quiz}:1:1  the file is missing`],
  ['missing cards', (c) => rmSync(join(c.root, cards)), `content/${cards}:1:1  the file is missing`],
  ['a missing course', (c) => rmSync(join(c.root, 'course.json')), 'content/course.json:1:1  the file is missing'],
  [
    'a folder instead of a file',
    (c) => swapForFolder(join(c.root, quiz)),
    `content/${quiz}:1:1  the file cannot be read`,
  ],
  [
    'a text that is not UTF-8',
    (c) => c.write(quiz, Uint8Array.of(0x7b, 0xff, 0x7d)),
    `content/${quiz}:1:1  the file is not UTF-8`,
  ],
  ['a text that is too long', (c) => c.write(quiz, ' '.repeat(1_000_001)), `content/${quiz}:1:1  the file is larger`],
  ['an empty text', (c) => c.write(first, ''), `content/${first}:1:1  no front matter`],
  ['an empty quiz', (c) => c.write(quiz, ''), `content/${quiz}:1:1  JSON syntax`],
  [
    'a misnamed folder',
    (c) => move(c, 'chapters/02-second', 'chapters/2-second'),
    'content/chapters/2-second:1:1  the name of a chapter folder; expected nn-name',
  ],
  [
    'a number used twice',
    (c) => move(c, 'chapters/02-second', 'chapters/01-second'),
    'content/chapters/01-second:1:1  the chapter number "1" is there twice',
  ],
  [
    'a name used twice',
    (c) => copy(c, 'chapters/02-second', 'chapters/03-second'),
    'content/chapters/03-second:1:1  the chapter "second" is there twice',
  ],
  [
    'a missing glossary',
    (c) => rmSync(join(c.root, 'glossary.json')),
    'content/glossary.json:1:1  the file is missing',
  ],
  ['20,000 nested quotes', (c) => c.edit(first, aside, `${'>'.repeat(20_000)} x\n`), `content/${first}:`],
  ['JSON 100,000 deep', (c) => c.write(quiz, '['.repeat(100_000) + ']'.repeat(100_000)), `content/${quiz}:1:1  `],
  [
    'a prototype in JSON',
    (c) => c.edit(cards, '"cards"', '"__proto__": {}, "cards"'),
    `content/${cards}:2:3  unknown field "__proto__"`,
  ],
]
const swapForFolder = (path: string) => {
  rmSync(path)
  mkdirSync(path)
}
const move = ({ root }: CourseFolder, from: string, to: string) => renameSync(join(root, from), join(root, to))
const copy = ({ root }: CourseFolder, from: string, to: string) =>
  cpSync(join(root, from), join(root, to), { recursive: true })

test.each(files)('%s is a fault and no crash', async (_, change, message) => {
  const faults = await faultsOf(change)
  expect(
    faults.filter((fault) => fault.includes(message)),
    faults.join('\n').slice(0, 2_000),
  ).not.toHaveLength(0)
})

test('50,000 opening brackets are read in bounded time', { timeout: 20_000 }, async () => {
  const faults = await faultsOf((course) => course.edit(first, aside, `${'['.repeat(50_000)}\n`))
  expect(faults).toEqual([])
})

test('the fixture course and Windows line ends have no fault', async () => {
  expect(await faultsOf(() => undefined)).toEqual([])
  expect(await faultsOf((course) => course.write(first, course.read(first).replaceAll('\n', '\r\n')))).toEqual([])
})

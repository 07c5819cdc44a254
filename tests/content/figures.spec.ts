/** Every figure as it stands still, in the app's fonts: words are large enough, inside the picture and their boxes, and apart. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, expect, test } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'
import { figurePage, readFigures } from '../../scripts/figures.mjs'

const width = 720

test('words in figures can be read', async () => {
  test.setTimeout(120_000)
  const figures = await readFigures()
  expect(figures.length).toBeGreaterThan(0)
  expect(figures.filter((figure) => figure.width !== width).map(({ name }) => name)).toEqual([])
  expect(await faultsIn(figures.map(({ name, svg }) => `<section id="${name}">${svg}</section>`).join(''))).toEqual([])
})

test('words that spill, collide, leave the picture or are small are found', async () => {
  const planted = (body: string) =>
    `<section id="planted"><svg viewBox="0 0 720 200" class="fig">${body}</svg></section>`
  const found = async (body: string) => (await faultsIn(planted(body))).map((fault) => fault.replace('planted: ', ''))
  expect(
    await found('<rect class="box" x="10" y="10" width="90" height="40"/><text x="20" y="35">fits</text>'),
  ).toEqual([])
  expect(
    await found('<rect class="box" x="10" y="10" width="60" height="40"/><text x="20" y="35">far too wide</text>'),
  ).toEqual(['“far too wide” spills out of its box'])
  expect(await found('<text x="20" y="35">one text</text><text x="40" y="38">another</text>')).toEqual([
    '“one text” and “another” collide',
  ])
  expect(await found('<text x="690" y="35">cut off</text>')).toEqual(['“cut off” leaves the picture'])
  expect(await found('<text x="20" y="206">below</text>')).toEqual(['“below” leaves the picture'])
  expect(await found('<text x="20" y="35" style="font-size: 9px">fine print</text>')).toEqual([
    '“fine print” is 9 units high',
  ])
})

test('a figure that is not there is told', async () => {
  await expect(readFigures(['lost'])).rejects.toThrow('there is no figure lost')
})

async function faultsIn(body: string): Promise<string[]> {
  const folder = resolve('out/figures')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `check-${process.pid}-${body.length}.html`)
  writeFileSync(file, figurePage(body, width))
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    chromiumSandbox: false,
    args: ['--allow-file-access-from-files'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: width + 48, height: 900 } })
    await page.goto(pathToFileURL(file).href)
    await page.evaluate(() => document.fonts.ready)
    expect(await page.evaluate(() => document.fonts.check('14px "IBM Plex Sans Variable"'))).toBe(true)
    return await page.evaluate(measure)
  } finally {
    await browser.close()
    rmSync(file)
  }
}

/** Runs in the page. */
function measure(): string[] {
  const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const shared = (one: DOMRect, other: DOMRect) => ({
    width: Math.min(one.right, other.right) - Math.max(one.left, other.left),
    height: Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  })
  const wordsOf = (svg: Element) =>
    [...svg.querySelectorAll('text')]
      .filter((text) => isSeen(text) && text.textContent.trim() !== '')
      .map((text) => ({ words: text.textContent.trim(), box: text.getBoundingClientRect(), text }))
  const faultsOf = (svg: Element): string[] => {
    const frame = svg.getBoundingClientRect()
    const boxes = [...svg.querySelectorAll('rect')].filter(isSeen).map((rect) => rect.getBoundingClientRect())
    const words = wordsOf(svg)
    return words.flatMap(({ words: said, box, text }, place) => {
      const faults: string[] = []
      const size = Number.parseFloat(getComputedStyle(text).fontSize)
      if (size < 12) faults.push(`“${said}” is ${size} units high`)
      const isBeside = box.left < frame.left - 1 || box.right > frame.right + 1
      if (isBeside || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`“${said}” leaves the picture`)
      const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
      const around = boxes
        .filter((one) => one.left < middle.x && one.right > middle.x && one.top < middle.y && one.bottom > middle.y)
        .sort((one, other) => one.width * one.height - other.width * other.height)[0]
      if (around && (box.left < around.left || box.right > around.right)) faults.push(`“${said}” spills out of its box`)
      for (const other of words.slice(place + 1)) {
        const both = shared(box, other.box)
        const lower = Math.min(box.height, other.box.height)
        if (both.width > 2 && both.height > 0.4 * lower) faults.push(`“${said}” and “${other.words}” collide`)
      }
      return faults
    })
  }
  return [...document.querySelectorAll('section')].flatMap((section) =>
    [...section.querySelectorAll('svg')].flatMap((svg) => faultsOf(svg).map((fault) => `${section.id}: ${fault}`)),
  )
}

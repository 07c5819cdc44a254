/**
 * `node scripts/icon.mjs`: draws main/shell/icon/icon.svg in every size and form that the systems want. The results are
 * committed, because electron-builder would download a tool to make them.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findChromium } from './chromium.mjs'

const folder = 'main/shell/icon'
const forLinux = [16, 24, 32, 48, 64, 128, 256, 512]
const forWindows = [16, 20, 24, 32, 40, 48, 64, 256]
/** Apple's type of each size; the first two are those of 16 and 32 points on a screen of double density. */
const forMac = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 }
/** On Apple's grid the shape fills 824 of 1024; elsewhere it fills the whole. */
const whole = 1
const onAppleGrid = 824 / 1024

/** A PNG for each size. */
async function draw(sizes, share) {
  const browser = await chromium.launch({ executablePath: findChromium() })
  try {
    const page = await browser.newPage()
    const source = `data:image/svg+xml;base64,${readFileSync(`${folder}/icon.svg`).toString('base64')}`
    const drawn = new Map()
    for (const size of new Set(sizes)) {
      await page.setViewportSize({ width: size, height: size })
      const style = `display:block;width:${size * share}px;margin:${(size * (1 - share)) / 2}px`
      await page.setContent(`<body style="margin:0"><img src="${source}" style="${style}">`)
      await page.locator('img').evaluate((image) => image.decode())
      drawn.set(size, await page.screenshot({ omitBackground: true }))
    }
    return drawn
  } finally {
    await browser.close()
  }
}

/** Windows' file: a directory of 16 bytes for each picture, then the pictures. A side of 256 is written as 0. */
function toIco(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  for (const [place, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * place
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4) // planes
    head.writeUInt16LE(32, entry + 6) // bits a pixel
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)])
}

/** Apple's file: its type and length, then each picture after its own. */
function toIcns(pictures) {
  const block = (type, bytes) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + bytes.length, 4)
    return Buffer.concat([head, bytes])
  }
  return block('icns', Buffer.concat(pictures.map(([type, png]) => block(type, png))))
}

const plain = await draw([...forLinux, ...forWindows], whole)
const mac = await draw(Object.values(forMac), onAppleGrid)
rmSync(`${folder}/linux`, { recursive: true, force: true })
mkdirSync(`${folder}/linux`)
for (const size of forLinux) writeFileSync(`${folder}/linux/${size}x${size}.png`, plain.get(size))
writeFileSync(`${folder}/icon.ico`, toIco(forWindows.map((size) => [size, plain.get(size)])))
writeFileSync(`${folder}/icon.icns`, toIcns(Object.entries(forMac).map(([type, size]) => [type, mac.get(size)])))

/**
 * The ways to lose a learner's data, in a real browser. `npm test` does a few runs of each; with DRYDOCK_LONG=1 all that
 * docs/formats/store.md promises are done. What ran is printed.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { isElectron, launchApp } from '../support/launch'
import { smallDisk } from '../support/smallDisk'
import { browserPid, buildStorePage, killAtOnce, launchStorePage } from '../support/storePage'

const isLong = process.env.DRYDOCK_LONG === '1'
const runs = isLong ? { kills: 25, quits: 100, damages: 44, files: 16 } : { kills: 1, quits: 1, damages: 8, files: 1 }

test.describe.configure({ mode: 'default', timeout: isLong ? 900_000 : 60_000 })
test.beforeAll(buildStorePage)

/** Edits as fast as the page can, and says after every write how far the disk has come. */
const editForEver = (page: Page) =>
  page.evaluate(() => {
    const { docs, vectors } = window.storePage.store()
    const { Y, bench } = window.storePage
    const list = docs.reviews.getArray<number>('list')
    const text = docs.notes.getText('text')
    const clock = (name: 'notes' | 'reviews') => Y.decodeStateVector(vectors()[name]).get(docs[name].clientID) ?? 0
    let said = ''
    const sayDurable = () => {
      const durable = `durable ${clock('reviews')} ${clock('notes')}`
      if (durable !== said) console.log(durable)
      said = durable
    }
    void (async () => {
      for (;;) {
        for (let at = 0; at < 4; at++) {
          list.push([list.length])
          text.insert(text.length, String(text.length % 10))
        }
        sayDurable()
        await bench.nextTask()
      }
    })()
  })

interface Durable {
  readonly list: number
  readonly text: number
}

/** How much is there, or what is wrong with it. */
const readBack = (page: Page) =>
  page.evaluate(async () => {
    const store = await window.storePage.open()
    const list = store.docs.reviews.getArray<number>('list').toArray()
    const text = store.docs.notes.getText('text').toString()
    const { loss, setAside } = store.health()
    const isWhole = list.every((value, at) => value === at) && [...text].every((mark, at) => mark === String(at % 10))
    return { list: list.length, text: text.length, isWhole, faults: [loss, ...setAside].filter(Boolean) }
  })

test(`nothing acknowledged is lost when everything is killed (${runs.kills} times)`, async () => {
  let userData: string | undefined
  let before: Durable = { list: 0, text: 0 }
  let acknowledged = 0
  let kept = 0
  for (let run = 0; run <= runs.kills; run++) {
    const launched = await launchStorePage(userData)
    userData = launched.userData
    const found = await readBack(launched.page)
    expect(found, `after kill ${run}`).toMatchObject({ isWhole: true, faults: [] })
    expect(found.list, `reviews after kill ${run}`).toBeGreaterThanOrEqual(before.list)
    expect(found.text, `notes after kill ${run}`).toBeGreaterThanOrEqual(before.text)
    acknowledged = before.list + before.text
    kept = found.list + found.text
    if (run === runs.kills) {
      await launched.close()
      break
    }
    let durable: Durable = { list: 0, text: 0 }
    launched.page.on('console', (message) => {
      const said = /^durable (\d+) (\d+)$/.exec(message.text())
      if (said) durable = { list: Number(said[1]), text: Number(said[2]) }
    })
    const browser = await browserPid(launched)
    await editForEver(launched.page)
    await expect.poll(() => durable.list).toBeGreaterThan(50)
    await new Promise((later) => setTimeout(later, (run * 397) % 1_500))
    await killAtOnce(launched, browser)
    expect(durable.list).toBeGreaterThan(0)
    before = { list: found.list + durable.list, text: found.text + durable.text }
  }
  console.log(`${runs.kills} kills: ${acknowledged} edits acknowledged, ${kept} there, 0 lost`)
})

test(`a burst of changes is there after the app was quit at once (${runs.quits} times)`, async () => {
  let userData: string | undefined
  let wanted: boolean | undefined
  for (let run = 0; run <= runs.quits; run++) {
    const {
      page,
      close,
      userData: folder,
    } = await launchApp({
      route: '/read/runtime',
      ...(userData !== undefined && { userData }),
    })
    userData = folder
    const marks = page.getByRole('checkbox', { name: /^Mark/ })
    await expect(marks.first()).toBeVisible()
    if (wanted !== undefined) await expect(marks.first(), `after quit ${run}`).toBeChecked({ checked: wanted })
    if (run === runs.quits) {
      await close()
      break
    }
    // The record opens after the first paint; a change before that waits for it, and so does the end.
    wanted = run % 2 === 0
    await page.evaluate((isWanted) => {
      const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
      const first = boxes.find((box) => box.getAttribute('aria-label')?.startsWith('Mark') ?? true)
      for (let at = 0; at < 100; at++) first?.click()
      if (first && first.checked !== isWanted) first.click()
    }, wanted)
    await expect(marks.first()).toBeChecked({ checked: wanted })
    await close()
  }
  console.log(`${runs.quits} quits right after a burst of 100 changes: 0 lost`)
})

test(`damage to rows and checkpoints is noticed and can be restored (${runs.damages} runs)`, async () => {
  const { page, close } = await launchStorePage()
  const kinds = await page.evaluate(() => window.storePage.damages)
  for (let run = 0; run < runs.damages; run++) {
    // A step that has no common factor with the number of kinds visits all of them.
    const kind = kinds[(run * 5) % kinds.length] ?? ''
    const result = await page.evaluate(
      ([kind, name]) => window.storePage.runDamage(kind ?? '', name ?? ''),
      [kind, `damaged-${run}`],
    )
    expect(result, kind).toMatchObject({ isRestored: true, isKept: true })
    expect(result.said, kind).not.toEqual([])
  }
  const hanging = await page.evaluate(() =>
    window.storePage.runDamage('the checkpoint does not answer', 'damaged-hanging'),
  )
  expect(hanging).toMatchObject({ isRestored: true })
  expect(hanging.said).toEqual(['partial', expect.stringContaining('checkpoint/notes/')])
  await close()
  console.log(`${runs.damages + 1} damages in the database: all noticed, all restored`)
})

const fileDamages: readonly (readonly [string, (file: string) => void])[] = [
  ['zeroed', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
  ['truncated', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['deleted', (file) => rmSync(file)],
  ['flipped', flipBits],
]

function flipBits(file: string) {
  const bytes = readFileSync(file)
  for (let at = 7; at < bytes.length; at += 101) bytes[at] = (bytes[at] ?? 0) ^ 16
  writeFileSync(file, bytes)
}

test(`damage to the browser's own files is noticed and can be restored (${runs.files} runs)`, async () => {
  const made = await profileWithStore()
  let harmless = 0
  let inPlace = 0
  for (let run = 0; run < runs.files; run++) {
    const userData = mkdtempSync(join(tmpdir(), 'drydock-'))
    cpSync(made.userData, userData, { recursive: true })
    const files = databaseFiles(userData)
    const file = files[run % files.length] ?? ''
    const [how, damage] = fileDamages[Math.floor(run / files.length) % fileDamages.length] ?? ['', () => undefined]
    damage(file)
    const what = `${basename(file)} ${how}`
    const { page, close } = await launchStorePage(userData)
    const result = await page.evaluate(restore, made)
    if (!result.isChanged) harmless++
    else expect(result.said, what).not.toEqual([])
    await close()
    if (result.isRestored) inPlace++
    // Chromium opens such a database never again: it was said, and a new one takes the backup.
    else {
      expect(result.said, what).toContain('closed')
      for (const one of databaseFiles(userData)) rmSync(one)
      const again = await launchStorePage(userData)
      expect(await again.page.evaluate(restore, made), what).toMatchObject({ isRestored: true })
      await again.close()
    }
    rmSync(userData, { recursive: true, force: true })
  }
  console.log(
    `${runs.files} damaged files: ${runs.files - harmless} noticed, ${harmless} without effect; ${inPlace} restored in place, the others once the files were removed`,
  )
})

type Made = Awaited<ReturnType<typeof profileWithStore>>

async function profileWithStore() {
  const { page, close, userData } = await launchStorePage()
  const made = await page.evaluate(async () => {
    const { Y, known, contentOf, fillForDamage, open } = window.storePage
    await fillForDamage('drydock-study')
    const store = await open()
    return {
      content: contentOf(store),
      known: known(store),
      backup: Object.values(store.docs).map((doc) => [...Y.encodeStateAsUpdate(doc)]),
    }
  })
  await close()
  return { ...made, userData }
}

async function restore({ known, backup, content }: Pick<Made, 'known' | 'backup' | 'content'>) {
  const { Y, contentOf, open } = window.storePage
  const store = await open(known)
  const { loss, setAside, save } = store.health()
  const isChanged = contentOf(store) !== content
  for (const [at, doc] of Object.values(store.docs).entries()) Y.applyUpdate(doc, new Uint8Array(backup[at] ?? [0, 0]))
  const isSaved = await store.flush(10_000)
  return {
    isChanged,
    isRestored: isSaved && contentOf(store) === content && store.health().loss === undefined,
    said: [loss?.kind, save.kind === 'failing' && save.why, ...setAside.map(({ id }) => id)].filter(Boolean),
  }
}

function databaseFiles(userData: string): string[] {
  const all = readdirSync(userData, { recursive: true, withFileTypes: true })
  return all
    .filter((entry) => entry.isFile() && /IndexedDB/.test(entry.parentPath) && !/^(LOCK|LOG)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The time from an edit that cannot be written until the store says so. */
const timeToTell = (page: Page) =>
  page.evaluate(async () => {
    const store = window.storePage.store()
    const began = performance.now()
    store.docs.reviews.getArray<number>('list').push([-1])
    store.docs.notes.getText('text').insert(0, crypto.randomUUID().repeat(300_000))
    while (store.health().save.kind !== 'failing') {
      if (performance.now() - began > 10_000) break
      await new Promise((later) => setTimeout(later, 5))
    }
    const { save } = store.health()
    const why = save.kind === 'failing' ? `${save.why} (${save.detail})` : save.kind
    return { toldMs: performance.now() - began, why }
  })

async function isThereAfterRestart(userData: string, content: string) {
  const again = await launchStorePage(userData)
  const found = await again.page.evaluate(async () => {
    const store = await window.storePage.open()
    return { content: window.storePage.contentOf(store), loss: store.health().loss }
  })
  await again.close()
  expect(found.loss).toBeUndefined()
  expect(found.content === content, 'everything is there').toBe(true)
}

const waitSaved = (page: Page) =>
  page.evaluate(
    async () =>
      [await window.storePage.store().flush(15_000), window.storePage.contentOf(window.storePage.store())] as const,
  )

for (const [what, place, megabytes] of [
  ['a full disk under the whole profile', 'profile', 60],
  ['a full disk under the database alone', 'database', 16],
] as const)
  test(`${what} is told within a second, and nothing is lost once there is room`, async () => {
    const disk = isElectron ? undefined : smallDisk(place, megabytes)
    test.skip(!disk, 'A small disk can only be mounted by root on Linux, under the stand-in.')
    if (!disk) return
    try {
      const { page, close } = await launchStorePage(disk.userData)
      await page.evaluate(async () => void (await window.storePage.open()))
      disk.fill()
      const told = await timeToTell(page)
      console.log(`${what}: told after ${Math.round(told.toldMs)} ms as ${told.why}`)
      expect(told.why).toMatch(/^(?:diskFull|quota|closed|unknown)/)
      expect(told.toldMs).toBeLessThan(1_000)
      disk.makeRoom()
      const [isSaved, content] = await waitSaved(page)
      expect(isSaved).toBe(true)
      await close()
      await isThereAfterRestart(disk.userData, content)
    } finally {
      disk.remove()
    }
  })

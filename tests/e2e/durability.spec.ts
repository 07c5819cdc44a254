/**
 * The ways to lose a learner's data, in a real browser. `npm test` does a few runs of each; with DRYDOCK_LONG=1 all that
 * docs/formats/store.md promises are done. What ran is printed.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { isElectron, launchApp } from '../support/launch'
import { type SmallDisk, smallDisk } from '../support/smallDisk'
import { browserPid, buildStorePage, killAtOnce, launchStorePage } from '../support/storePage'

const isLong = process.env.DRYDOCK_LONG === '1'
const runs = isLong ? { kills: 25, quits: 100, damages: 39, files: 20 } : { kills: 1, quits: 1, damages: 3, files: 1 }

test.describe.configure({ mode: 'default', timeout: isLong ? 1_800_000 : 60_000 })
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
    // The word to quit goes another way than what the page says to the shell, and must not overtake it.
    await page.evaluate(() => window.drydock?.saveSettings({}))
    await close()
  }
  console.log(`${runs.quits} quits right after a burst of 100 changes: 0 lost`)
})

test(`damage to rows and checkpoints is noticed and can be restored (${runs.damages} runs)`, async () => {
  const { page, close } = await launchStorePage()
  const kinds = await page.evaluate(() => window.storePage.damages)
  // It takes as long as is waited for it, beside the others.
  const hanging =
    isLong && page.evaluate(() => window.storePage.runDamage('the checkpoint does not answer', 'damaged-hanging'))
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
  if (hanging)
    expect(await hanging).toMatchObject({
      isRestored: true,
      said: ['partial', expect.stringContaining('checkpoint/notes/')],
    })
  await close()
  console.log(`${runs.damages + Number(isLong)} damages in the database: all noticed, all restored`)
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

/** Each kind of file that the browser has, each damaged in each way. */
function chooseDamage(userData: string, run: number) {
  const files = databaseFiles(userData)
  const kinds = [...new Set(files.map(kindOf))].sort()
  const kind = kinds[run % kinds.length] ?? ''
  const [how, damage] = fileDamages[Math.floor(run / kinds.length) % fileDamages.length] ?? ['', () => undefined]
  const file = files.findLast((one) => kindOf(one) === kind) ?? ''
  return { what: `${kind} ${how}`, damage: () => damage(file), kinds }
}

const kindOf = (file: string) =>
  /\.blob/.test(file) ? 'blob' : (/^[A-Z]+/.exec(basename(file))?.[0] ?? /\.\w+$/.exec(file)?.[0] ?? file)

test(`damage to the browser's own files is noticed and restored in place (${runs.files} runs)`, async () => {
  const made = await profileWithStore()
  const results: string[] = []
  for (let run = 0; run < runs.files; run++) {
    const userData = mkdtempSync(join(tmpdir(), 'drydock-'))
    cpSync(made.userData, userData, { recursive: true })
    const { what, damage } = chooseDamage(userData, run)
    damage()
    const { page, close } = await launchStorePage(userData)
    const result = await page.evaluate(restore, made)
    results.push(`${what}: ${result.isChanged ? result.said.join(', ') : 'without effect'}`)
    if (result.isChanged) expect(result.said, what).not.toEqual([])
    expect(result.isRestored, what).toBe(true)
    await close()
    const kept = readdirSync(userData).some((name) => name.startsWith('storage-damaged'))
    expect(kept, what).toBe(result.said.includes('begun anew'))
    rmSync(userData, { recursive: true, force: true })
  }
  const harmless = results.filter((one) => one.endsWith('without effect')).length
  console.log(`${results.join('\n')}
${runs.files} damaged files: ${runs.files - harmless} noticed, ${harmless} without effect, all restored`)
})

type Made = Awaited<ReturnType<typeof profileWithStore>>

async function profileWithStore() {
  const { page, close, userData } = await launchStorePage()
  const made = await page.evaluate(async (isLong) => {
    const { known, contentOf, fillForDamage, fillMore, backupText, open } = window.storePage
    await fillForDamage('drydock-study')
    const store = await open()
    if (isLong) await fillMore(store)
    return {
      content: contentOf(store),
      known: known(store),
      backup: backupText(store),
    }
  }, isLong)
  await close()
  return { ...made, userData }
}

async function restore({ known, backup, content }: Pick<Made, 'known' | 'backup' | 'content'>) {
  const { contentOf, applyBackupText, open } = window.storePage
  const store = await open(known)
  const { loss, setAside, save, begunAnew } = store.health()
  const isChanged = contentOf(store) !== content
  applyBackupText(store, backup)
  const isSaved = await store.flush(10_000)
  return {
    isChanged,
    isRestored: isSaved && contentOf(store) === content && store.health().loss === undefined,
    said: [
      ...[loss?.kind, save.kind === 'failing' && save.why, begunAnew && 'begun anew'],
      ...setAside.map(({ id }) => id),
    ].filter(Boolean),
  }
}

function databaseFiles(userData: string): string[] {
  const all = readdirSync(userData, { recursive: true, withFileTypes: true })
  return all
    .filter((entry) => entry.isFile() && /IndexedDB/.test(entry.parentPath) && !/^(LOCK|LOG)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const whyFailing = (page: Page) =>
  page.evaluate(() => {
    const { save } = window.storePage.store().health()
    return save.kind === 'failing' ? `${save.why} (${save.detail})` : save.kind
  })

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

test('a quota that is used up is told within a second, and nothing is lost once there is room', async () => {
  const { page, userData, close } = await launchStorePage()
  await page.evaluate(async () => void (await window.storePage.open()))
  // The origin as the browser knows it, which on the stand-in is not app://bundle. It holds as long as the session.
  const session = await page.context().newCDPSession(page)
  const origin = await page.evaluate(() => location.origin)
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 })
  const told = await timeToTell(page)
  console.log(`a quota used up: told after ${Math.round(told.toldMs)} ms as ${told.why}`)
  expect(told.why).toMatch(/^quota/)
  expect(told.toldMs).toBeLessThan(1_000)
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  const [isSaved, content] = await waitSaved(page)
  expect(isSaved).toBe(true)
  await close()
  await isThereAfterRestart(userData, content)
})

let disk: SmallDisk | undefined
// After a test that ran out of time too.
test.afterEach(() => {
  disk?.remove()
  disk = undefined
})

const disks = [
  ['a full disk under the database alone', 'database', 16],
  ['a full disk under the whole profile', 'profile', 60],
] as const

for (const [what, place, megabytes] of isLong ? disks : disks.slice(0, 1))
  test(`${what} is told within a second, and nothing is lost once there is room`, async () => {
    disk = isElectron ? undefined : smallDisk(place, megabytes)
    test.skip(!disk, 'A small disk can only be mounted by root on Linux, under the stand-in.')
    if (!disk) return
    const { page, close } = await launchStorePage(disk.userData)
    await page.evaluate(async () => void (await window.storePage.open()))
    disk.fill()
    const told = await timeToTell(page)
    await expect.poll(() => whyFailing(page)).toMatch(/^diskFull/)
    console.log(`${what}: told after ${Math.round(told.toldMs)} ms as ${told.why}, then ${await whyFailing(page)}`)
    expect(told.toldMs).toBeLessThan(1_000)
    disk.makeRoom()
    const [isSaved, content] = await waitSaved(page)
    expect(isSaved).toBe(true)
    await close()
    await isThereAfterRestart(disk.userData, content)
  })

test('a database that may not be written is said and left as it is, and goes on once it may', async () => {
  test.skip(!isLong, 'The browser itself tries for some seconds.')
  disk = isElectron ? undefined : smallDisk('database', 16)
  test.skip(!disk, 'A small disk can only be mounted by root on Linux, under the stand-in.')
  if (!disk) return
  const { userData } = disk
  const first = await launchStorePage(userData)
  const made = await first.page.evaluate(() => window.storePage.fillForDamage('drydock-study', false))
  await first.close()
  disk.forbidWriting(true)
  const { page, close } = await launchStorePage(userData)
  await page.evaluate(async () => void (await window.storePage.open()))
  // The browser itself tries for some seconds.
  await expect.poll(() => whyFailing(page), { timeout: 20_000 }).toMatch(/^notWritable/)
  expect(readdirSync(userData).filter((name) => name.startsWith('storage-damaged'))).toEqual([])
  disk.forbidWriting(false)
  const [isSaved, content] = await waitSaved(page)
  expect([isSaved, content]).toEqual([true, made.content])
  await close()
})

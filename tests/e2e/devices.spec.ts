/** The devices' screen in the app, with the answers of the main process put in its place. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { check } from '../../main/bridge/check'
import { calls } from '../../main/bridge/contract'
import * as fixtures from '../support/devicesFixtures'
import { type Answers, answerAs, askedOf } from '../support/devicesStops'
import { answerDialogs } from '../support/dialogs'
import { goTo } from '../support/goTo'
import { type Launched, launchApp, outsideRequests } from '../support/launch'
import { putReceipts, seedSync } from '../support/seedReceipt'

test.describe.configure({ timeout: 60_000 })

async function openAs(answers: Partial<Answers>, route = '/devices'): Promise<Launched> {
  const launched = await launchApp({ route: '/missing' })
  await answerAs(launched.app, { peersLedger: fixtures.noLedger, peersDoctor: [], ...answers })
  await launched.page.evaluate((hash) => {
    location.hash = hash
  }, route)
  if (route.startsWith('/devices')) await launched.page.locator('.devices h1').waitFor()
  return launched
}
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Pair a device' })

/** What was asked is held against the contract, since the handlers in place do not look. */
async function expectAsked({ app }: Launched, ...wanted: readonly unknown[][]) {
  await expect.poll(() => askedOf(app)).toEqual(wanted)
  const asked = await askedOf(app)
  for (const [name, argument] of asked) {
    const { takes } = calls[name as keyof typeof calls]
    expect(check(takes, argument), String(name)).toMatchObject({ ok: true })
  }
}

test('while off it says that nothing leaves this computer, the sidebar is silent, and nothing is requested', async () => {
  const launched = await openAs({ peersState: fixtures.off })
  const { page, app, close } = launched
  await expect(
    page.getByRole('heading', { name: 'Nothing leaves this computer until you switch this on' }),
  ).toBeVisible()
  await expect(page.locator('.devices-mark')).toHaveCount(0)
  await page.getByRole('link', { name: 'Connections' }).click()
  await expect(page.getByText('No connection has been attempted.')).toBeVisible()
  expect(await outsideRequests(app)).toEqual([])
  await page.getByRole('link', { name: 'Devices', exact: true }).last().click()
  await page.getByRole('button', { name: 'Switch on', exact: true }).click()
  await expectAsked(launched, ['peersLedger', undefined], ['peersSwitch', { isOn: true }])
  await close()
})

test('two devices are paired by keyboard: the focus follows each step, and Escape ends it', async () => {
  const launched = await openAs({ peersState: fixtures.alone })
  const { page, app, close } = launched
  await page.getByRole('button', { name: 'Pair a device…' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('heading', { name: 'Which of the two is this?' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await answerAs(app, { peersState: fixtures.inviting })
  await expect(dialog(page).getByRole('heading', { name: 'Take this to the other device' })).toBeFocused()
  await expect(dialog(page).getByText('K7-4FQX-9M2P')).toBeVisible()
  await expect(dialog(page).getByRole('img', { name: /^QR code/ })).toBeVisible()
  await expect(dialog(page).getByText(/1:[34]\d left/)).toBeVisible()
  await answerAs(app, { peersState: fixtures.comparing })
  await expect(dialog(page).getByRole('heading', { name: 'Are these digits on both screens?' })).toBeFocused()
  await expect(dialog(page).getByText('Six digits: 4 8 0 2 1 7')).toBeAttached()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await answerAs(app, { peersState: fixtures.accepted })
  await expect(dialog(page).getByRole('heading', { name: 'Now say yes on Laptop too.' })).toBeFocused()
  await answerAs(app, { peersState: fixtures.paired })
  await expect(dialog(page).getByRole('heading', { name: 'Laptop is paired' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expectAsked(
    launched,
    ['peersInvite', undefined],
    ['peersConfirm', { isSame: true }],
    ['peersEndPairing', undefined],
  )
  await close()
})

test('a code is taken as it is typed or pasted, nothing is sent for an empty field, and a failure says what to do', async () => {
  const launched = await openAs({ peersState: fixtures.alone })
  const { page, app, close } = launched
  await page.getByRole('button', { name: 'Pair a device…' }).click()
  await page.getByRole('button', { name: /^I have a code/ }).click()
  const field = dialog(page).getByRole('textbox', { name: 'Code or invitation' })
  await field.press('Enter')
  await expect(dialog(page).getByRole('alert')).toContainText('Type the code that the other device shows')
  await field.fill('  “drydock:pair:1:abc\n def”  ')
  await field.press('Enter')
  await expectAsked(launched, ['peersJoin', { words: 'drydock:pair:1:abc def' }])
  await answerAs(app, { peersState: fixtures.notPaired })
  await expect(dialog(page)).toContainText('That is not the code that the other device shows.')
  await expect(dialog(page)).toContainText('2 tries are left.')
  await close()
})

test('leaving the screen in the midst of a pairing ends it', async () => {
  const launched = await openAs({ peersState: fixtures.inviting })
  await expect(dialog(launched.page)).toBeVisible()
  await launched.page.evaluate(() => {
    location.hash = '/contents'
  })
  await expect(dialog(launched.page)).toHaveCount(0)
  await expect.poll(() => askedOf(launched.app)).toEqual([['peersEndPairing', undefined]])
  await launched.close()
})

test('each device says how it stands; renaming and removing ask first, and the sidebar says what needs the learner', async () => {
  const launched = await openAs({ peersState: fixtures.together })
  const { page, close } = launched
  const devices = page.getByRole('list', { name: 'Other devices' }).getByRole('listitem')
  await expect(devices).toHaveCount(3)
  await expect(devices.nth(1)).toContainText('Looking for it · not seen since 9 April 2026')
  await expect(devices.nth(2)).toContainText('Has an older Drydock (0.1.0): update it first')
  await expect(page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: /^Devices/ })).toHaveText(
    'Devicesneeds you',
  )
  await page.getByRole('button', { name: 'Rename Laptop…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('   ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('A name has 1 to 40 letters')
  await page.getByRole('textbox', { name: 'Name' }).fill(' Kitchen ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove Laptop…' }).click()
  await expect(page.getByRole('dialog')).toContainText('What is on it already cannot be taken back')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Remove Laptop…' })).toBeFocused()
  await page.getByRole('button', { name: 'Remove Laptop…' }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectAsked(
    launched,
    ['peersRename', { device: fixtures.laptop, name: 'Kitchen' }],
    ['peersRemove', { device: fixtures.laptop }],
  )
  await close()
})

test('an address that is none is told and not asked for; one that is goes out as typed', async () => {
  const launched = await openAs({ peersState: fixtures.together })
  const { page, close } = launched
  await page.locator('.device-addresses summary').first().click()
  const field = page.getByRole('textbox', { name: /^Address and port/ })
  await field.fill('my laptop')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText('An address is numbers and a port')
  await field.fill(' [fe80::1]:47111 ')
  await field.press('Enter')
  await expect(field).toHaveValue('')
  await expectAsked(launched, ['peersAddress', { device: fixtures.laptop, address: '[fe80::1]:47111', isAdded: true }])
  await close()
})

test('the connections are counted, filtered by device, saved as CSV that no spreadsheet evaluates, and cleared', async () => {
  const [first, ...rest] = fixtures.ledger.entries
  const typed = { ...first, address: '203.0.113.9:51820', isTyped: true, detail: '=HYPERLINK("x")' }
  const entries = [typed as (typeof fixtures.ledger.entries)[number], ...rest]
  const launched = await openAs(
    { peersState: fixtures.together, peersLedger: { entries, dropped: 3 } },
    '/devices/ledger',
  )
  const { page, app, close } = launched
  await expect(page.getByText('6 entries · 3 older entries were let go.')).toBeVisible()
  await expect(page.getByRole('row', { name: '203.0.113.9:51820' })).toContainText('typed in by hand')
  await expect(page.getByText('public, as a rule outside of your network')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Device' }).selectOption({ label: 'Desk at the office' })
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Device' }).selectOption({ label: 'All' })
  const path = join(mkdtempSync(join(tmpdir(), 'drydock-')), 'ledger.csv')
  await answerDialogs(app, path, undefined)
  await page.getByRole('button', { name: 'Save as CSV…' }).click()
  await expect(page.getByText(`Saved as ${path}.`)).toBeVisible()
  const csv = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(csv).toHaveLength(7)
  expect(csv[1]).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv[0]).toContain('address,typedIn,public,device')
  expect(csv.slice(1, 3).map((line) => line.split(',').slice(4, 6))).toEqual([
    ['yes', 'yes'],
    ['no', 'no'],
  ])
  await page.getByRole('button', { name: 'Clear the list' }).click()
  await expect
    .poll(() => askedOf(app))
    .toEqual([
      ['peersLedger', undefined],
      ['peersForgetLedger', undefined],
      ['peersLedger', undefined],
    ])
  await close()
})

test('the doctor says what it found and what to do on this system', async () => {
  const { page, close } = await openAs(
    { peersState: fixtures.together, peersDoctor: fixtures.findings },
    '/devices/doctor',
  )
  await page.getByRole('button', { name: 'Examine' }).click()
  await expect(page.getByText('4 things may keep the devices apart.')).toBeVisible()
  const found = page.getByRole('list', { name: 'What was found' }).locator(':scope > li')
  await expect(found).toHaveCount(fixtures.findings.length)
  await expect(found.nth(3)).toContainText('A call into the network of 192.168.1.20 did not come back')
  await expect(found.nth(3).getByRole('listitem')).toHaveCount(2)
  await expect(found.nth(6)).toContainText('Found: guests')
  await close()
})

test('where the key store is locked, the screen and the doctor say so in words, and what to do', async () => {
  const peersDoctor = [
    { id: 'process', state: 'bad', case: 'failed', values: { reason: 'keyStoreAway' } },
    { id: 'clock', state: 'warn', case: 'ahead', values: { device: 'Laptop', seconds: '7300' } },
  ] as const
  const { page, close } = await openAs({ peersState: fixtures.locked, peersDoctor })
  await expect(page.locator('.network-state')).toContainText('Unlock the key store')
  await goTo(page, '/devices/doctor')
  await page.getByRole('button', { name: 'Examine' }).click()
  const found = page.getByRole('list', { name: 'What was found' })
  await expect(found).toContainText('It has stopped: the system’s key store, which locks this device’s key')
  await expect(found).toContainText('The clock of Laptop is 2 hours ahead.')
  await close()
})

test('where the devices’ process does not answer, the screen says that nothing is lost', async () => {
  const { page, app, close } = await openAs({ peersState: fixtures.off })
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    ipcMain.removeHandler('drydock:peersState')
    ipcMain.handle('drydock:peersState', () => Promise.reject(new Error('gone')))
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('drydock:peersChanged')
  })
  await expect(page.getByRole('alert')).toContainText('does not answer')
  await expect(page.getByRole('alert')).toContainText('stays here')
  await close()
})

test('g p opens the devices', async () => {
  const { page, close } = await openAs({ peersState: fixtures.off }, '/devices')
  await page.evaluate(() => {
    location.hash = '/contents'
  })
  await page.locator('.cover').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { level: 1, name: 'Devices' })).toBeVisible()
  await close()
})

test('a receipt is read from the store; its undo takes back what came, keeps what was done since, and is kept itself', async () => {
  const launched = await openAs({ peersState: fixtures.together }, '/notes')
  const { page, close } = launched
  const receipt = await seedSync(page)
  await goTo(page, '/notes')
  await page.getByText('Probes').first().waitFor() // the store is open
  await putReceipts(page, [receipt])
  await goTo(page, '/devices/receipts')
  await page.getByRole('link', { name: '2 notes came from Laptop.' }).click()
  const both = page.getByRole('article', { name: 'Pods' })
  await expect(both.locator('dd').nth(2)).toContainText('Always: A pod shares one network namespace.')
  await page.getByRole('button', { name: 'Undo this…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.record-done')).toContainText('Everything is as it was before.')
  await expect(page.locator('.record-done')).toContainText('Undone on')
  await goTo(page, '/notes/note-0')
  await expect(page.locator('.cm-content, .markdown').first()).toContainText('A pod shares one network namespace.')
  await expect(page.locator('.cm-content, .markdown').first()).not.toContainText('Always')
  await goTo(page, '/notes?view=trash')
  await expect(page.getByText('Probes').first()).toBeVisible()
  await goTo(page, '/devices/receipts')
  await expect(page.getByRole('list', { name: 'Receipts, the newest first' })).toContainText('undone')
  await close()
})

test('the X-ray leads to sections of the chapter that are there', async () => {
  const { page, close } = await openAs({ peersState: fixtures.together }, '/devices/xray')
  const links = page.getByRole('list', { name: 'Read' }).getByRole('link')
  const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(places).toHaveLength(3)
  for (const place of places) {
    await goTo(page, place.slice(1))
    await expect(page.locator(`#${place.split('/').at(-1)}`).first()).toBeAttached()
  }
  await close()
})

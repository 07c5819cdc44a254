/** The tour of the devices: what the main process answers is put in its place, state by state. */
import type { ElectronApplication, Page } from '@playwright/test'
import type { Finding, Ledger, PeersState } from '../../main/bridge/contract'
import * as fixtures from './devicesFixtures'
import { appOf } from './dialogs'
import { goTo } from './goTo'
import { putReceipts } from './seedReceipt'
import type { Stop } from './tour'

export interface Answers {
  readonly peersState: PeersState
  readonly peersLedger: Ledger
  readonly peersDoctor: readonly Finding[]
}

/** From now on the calls give these answers and everything else that is asked of the devices is done; the page is told. */
export async function answerAs(app: ElectronApplication, answers: Partial<Answers>): Promise<void> {
  await app.evaluate(({ ipcMain, BrowserWindow }, given) => {
    const all: Record<string, unknown> = { ...given, peersEndPairing: undefined, peersForgetLedger: undefined }
    for (const name of ['Switch', 'Cut', 'Rename', 'Remove', 'Leave', 'Address', 'Invite', 'Join', 'Confirm'])
      all[`peers${name}`] = { done: true }
    const asked = globalThis as { askedOfPeers?: unknown[][] }
    asked.askedOfPeers ??= []
    for (const [name, answer] of Object.entries(all)) {
      ipcMain.removeHandler(`drydock:${name}`)
      ipcMain.handle(`drydock:${name}`, (_event, argument) => {
        asked.askedOfPeers?.push([name, argument])
        return answer
      })
    }
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('drydock:peersChanged')
  }, answers)
}

/** What the page asked for since `answerAs` was called first, but for the states: name and argument. */
export const askedOf = (app: ElectronApplication): Promise<unknown[][]> =>
  app.evaluate(() => {
    const { askedOfPeers = [] } = globalThis as { askedOfPeers?: unknown[][] }
    return askedOfPeers.filter(([name]) => name !== 'peersState')
  })

const as =
  (answers: Partial<Answers>, then?: (page: Page) => Promise<unknown>) =>
  async (page: Page): Promise<void> => {
    await answerAs(appOf(page), answers)
    await then?.(page)
  }

const state = (peersState: PeersState, seen: string) =>
  as({ peersState }, (page) => page.locator(seen).first().waitFor())

const openAddresses = async (page: Page) => {
  await page.locator('.device-addresses summary').nth(1).click()
}
const press = (button: string, seen: string) => async (page: Page) => {
  await page.locator(button).first().click()
  await page.locator(seen).waitFor()
}
const examine = (peersDoctor: readonly Finding[]) =>
  as({ peersState: fixtures.together, peersDoctor }, press('.devices button.primary', '.findings'))

const route = '/devices'
const dialog = 'dialog[open] .pairing-body'

/** At the end the devices are off again, as the other stops expect them. */
export const devicesStops: readonly Stop[] = [
  { name: 'devices-off', route, reach: state(fixtures.off, '.device-off') },
  { name: 'devices-empty', route, reach: state(fixtures.alone, '.record-empty') },
  { name: 'devices-starting', route, reach: state(fixtures.starting, '.network-state') },
  { name: 'devices', route, reach: state(fixtures.together, '.device:nth-child(3)') },
  {
    name: 'devices-addresses',
    route,
    reach: as({ peersState: fixtures.together }, async (page) => {
      await page.locator('.device:nth-child(3)').waitFor()
      await openAddresses(page)
    }),
  },
  {
    name: 'devices-remove',
    route,
    reach: as({ peersState: fixtures.together }, press('.device-actions button:nth-of-type(2)', 'dialog[open] form')),
  },
  {
    name: 'devices-rename',
    route,
    reach: as({ peersState: fixtures.together }, press('.device-actions button', 'dialog[open] form')),
  },
  { name: 'devices-plain-key', route, reach: state(fixtures.plainKey, '#devices-key') },
  { name: 'devices-broken', route, reach: state(fixtures.broken, '.network-state.bad') },
  { name: 'devices-locked', route, reach: state(fixtures.locked, '.network-state.bad') },
  { name: 'devices-removed', route, reach: state(fixtures.removed, '#devices-removed') },
  { name: 'devices-cut', route, reach: state(fixtures.cut, '.device') },
  {
    name: 'pairing-choose',
    route,
    reach: as({ peersState: fixtures.alone }, press('.device-head button', '.pairing-ways')),
  },
  {
    name: 'pairing-enter',
    route,
    reach: as({ peersState: fixtures.alone }, async (page) => {
      await press('.device-head button', '.pairing-ways')(page)
      await press('.pairing-ways button:nth-child(2)', `${dialog} textarea`)(page)
    }),
  },
  { name: 'pairing-code', route, reach: state(fixtures.inviting, `${dialog} .qr`) },
  { name: 'pairing-joining', route, reach: state(fixtures.joining, `${dialog} h3`) },
  { name: 'pairing-digits', route, reach: state(fixtures.comparing, `${dialog} .pairing-digits`) },
  { name: 'pairing-accepted', route, reach: state(fixtures.accepted, `${dialog} .pairing-digits`) },
  { name: 'pairing-done', route, reach: state(fixtures.paired, `${dialog} .pairing-seal`) },
  { name: 'pairing-failed', route, reach: state(fixtures.notPaired, `${dialog} .pairing-seal`) },
  { name: 'pairing-not-found', route, reach: state(fixtures.notFound, `${dialog} .pairing-seal`) },
  { name: 'devices-receipts-empty', route: `${route}/receipts` },
  { name: 'devices-receipts', route: '/missing', reach: (page) => haveReceipts(page, '', '.receipts') },
  { name: 'devices-receipt', route: '/missing', reach: (page) => haveReceipts(page, '/receipt-1', '.receipt') },
  { name: 'devices-receipt-undone', route: '/missing', reach: (page) => haveReceipts(page, '/receipt-2', '.receipt') },
  {
    name: 'devices-undo',
    route: '/missing',
    reach: async (page) => {
      await haveReceipts(page, '/receipt-1', '.receipt')
      await press('.receipt footer button', 'dialog[open] form')(page)
    },
  },
  {
    name: 'devices-ledger-empty',
    route: '/missing',
    reach: as({ peersState: fixtures.off, peersLedger: fixtures.noLedger }, (page) => go(page, 'ledger')),
  },
  {
    name: 'devices-ledger',
    route: '/missing',
    reach: as({ peersState: fixtures.together, peersLedger: fixtures.ledger }, (page) => go(page, 'ledger')),
  },
  { name: 'devices-doctor', route: `${route}/doctor`, reach: state(fixtures.together, '.devices button.primary') },
  { name: 'devices-doctor-well', route: `${route}/doctor`, reach: examine(fixtures.healthy) },
  { name: 'devices-doctor-found', route: `${route}/doctor`, reach: examine(fixtures.findings) },
  { name: 'devices-xray', route: `${route}/xray`, reach: state(fixtures.together, '.xray-cut') },
  { name: 'devices-off-again', route, reach: state(fixtures.off, '.device-off') },
]

async function haveReceipts(page: Page, which: string, seen: string): Promise<void> {
  await putReceipts(page, [fixtures.receipt, fixtures.undone, fixtures.byFile])
  await goTo(page, `${route}/receipts${which}`)
  await page.locator(seen).waitFor()
}

/** After the answers are there: the list is read once, when its view opens. */
async function go(page: Page, view: string): Promise<void> {
  await goTo(page, `${route}/${view}`)
  await page.locator('.devices .record-empty, .devices .attempts').waitFor()
}

/** The devices' process in the built app: none while the switch is off, and none left when the app has ended. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { makeNet, type Net, whyNot } from '../network/namespaces'
import { isElectron, launchApp, outsideRequests } from '../support/launch'

const state = (page: Page) => page.evaluate(() => window.drydock?.peersState())
const switchTo = (page: Page, isOn: boolean) =>
  page.evaluate((value) => window.drydock?.peersSwitch({ isOn: value }), isOn)
/** How often the app started a process of its own. */
const forks = (app: ElectronApplication) =>
  app.evaluate((electron) => {
    const { __standin } = electron as unknown as { __standin: { calls: { name: string; args: [string, object] }[] } }
    return __standin.calls.filter(({ name }) => name === 'utilityProcess.fork').map(({ args }) => args[0])
  })

// What they send stays in a network of their own.
const reason = whyNot()
test.skip(reason !== undefined, `devices are not switched on in a foreign network: ${reason}`)
let net: Net | undefined
const place = () => {
  net ??= makeNet([[0]])
  return { STANDIN_NETNS: net.places[0]?.name ?? '' }
}
// A worker may come back to this file after it had left it.
test.afterAll(() => {
  net?.remove()
  net = undefined
})

test('the devices run only while their switch is on', async () => {
  test.skip(isElectron, 'the stand-in counts the processes')
  const { app, page, userData, close } = await launchApp({ env: place() })
  expect(await state(page)).toMatchObject({ isOn: false, process: 'off', keyStore: 'none' })
  expect(await forks(app)).toEqual([])
  expect(existsSync(join(userData, 'devices'))).toBe(false)

  expect(await switchTo(page, true)).toEqual({ done: true })
  await expect.poll(async () => (await state(page))?.process).toBe('running')
  const { self, keyStore } = (await state(page)) ?? {}
  expect(self?.id).toMatch(/^12D3KooW/)
  expect(keyStore).toBe('plain')
  expect((await forks(app)).map((path) => path.replaceAll('\\', '/').split('/').slice(-3).join('/'))).toEqual([
    'out/main/peers.js',
  ])
  expect(statSync(join(userData, 'devices/secret.bin')).mode & 0o077).toBe(0)

  // What the process gave to be kept is on the disk, with the port that others will call.
  const port = () => JSON.parse(readFileSync(join(userData, 'devices/devices.json'), 'utf8')).body.port
  await expect.poll(port).toBeGreaterThan(0)
  const ledger = await page.evaluate(() => window.drydock?.peersLedger())
  expect(ledger?.entries).toContainEqual(expect.objectContaining({ what: 'listen', outcome: 'open' }))

  await page.reload()
  await expect.poll(async () => (await state(page))?.self?.id).toBe(self?.id)
  expect(await switchTo(page, false)).toEqual({ done: true })
  expect(await state(page)).toMatchObject({ isOn: false, process: 'off', self: { id: self?.id } })
  // The page itself asked nobody for anything.
  expect(await outsideRequests(app)).toEqual([])
  await close()
})

test('the device is the same at the next start, and its process ends with the app', async () => {
  test.skip(isElectron, 'the stand-in chooses the key store')
  const env = { STANDIN_STORAGE_BACKEND: 'gnome_libsecret', ...place() }
  const first = await launchApp({ env })
  await switchTo(first.page, true)
  await expect.poll(async () => (await state(first.page))?.process).toBe('running')
  const before = await state(first.page)
  expect(before?.keyStore).toBe('system')
  await first.close()
  const log = join(first.userData, 'logs', 'drydock.log')
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('it ended with code')

  const second = await launchApp({ env, userData: first.userData })
  await expect.poll(async () => (await state(second.page))?.process).toBe('running')
  expect((await state(second.page))?.self?.id).toBe(before?.self?.id)
  await second.close()
})

/** A process that the main process starts for itself, on the small app in fixture/. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { isElectron } from '../support/launch'
import { launch } from './launchFixture'

const path = join(import.meta.dirname, 'fixture', 'utility.mjs')

test('a utility process starts, answers, prints, and says how it ended', async () => {
  const { app, close } = await launch()
  const seen = await app.evaluate(async ({ utilityProcess }, script) => {
    const child = utilityProcess.fork(script, ['one', 'two'], {
      serviceName: 'fixture service',
      execArgv: ['--max-old-space-size=100'],
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const events: unknown[] = []
    let printed = ''
    child.stdout?.on('data', (text) => {
      printed += String(text)
    })
    child.on('spawn', () => events.push(['spawn', typeof child.pid]))
    const next = () => new Promise<Record<string, unknown>>((done) => child.once('message', done))
    const ended = new Promise((done) => child.once('exit', done))
    const bytes = Buffer.from([1, 2, 3])
    child.postMessage({ bytes, at: new Date(7), list: new Set([1]) })
    const first = await next()
    const isPid = first.pid === child.pid
    let refused = ''
    try {
      child.postMessage(() => 1)
    } catch (error) {
      refused = (error as Error).name
    }
    child.postMessage('end')
    const code = await ended
    const data = first.data as { bytes: Uint8Array; at: Date; list: Set<number> }
    const back = [[...data.bytes], data.bytes.constructor.name, data.at.getTime(), data.list.has(1)]
    return {
      events,
      printed,
      first: { ...first, data: undefined },
      back,
      isPid,
      refused,
      code,
      after: typeof child.pid,
      kill: child.kill(),
    }
  }, path)
  expect(seen.events).toEqual([['spawn', 'number']])
  expect(seen.first).toMatchObject({ type: 'utility', isBytes: true, ports: [] })
  expect(seen.back).toEqual([[1, 2, 3], 'Uint8Array', 7, true])
  expect(seen).toMatchObject({ isPid: true, refused: 'DataCloneError', code: 4, after: 'undefined', kill: false })
  expect(seen.printed).toBe('started one two\n')
  if (!isElectron) expect(seen.first).toMatchObject({ title: 'fixture service' })
  await close()
})

test('a utility process that hangs can be killed', async () => {
  const { app, close } = await launch()
  const code = await app.evaluate(({ utilityProcess }, script) => {
    const child = utilityProcess.fork(script)
    child.postMessage('hang')
    return new Promise<number>((done) => {
      child.once('exit', done)
      child.once('spawn', () => setTimeout(() => child.kill(), 300))
    })
  }, path)
  expect(code).not.toBe(0)
  await close()
})

for (const way of ['quits', 'is killed'] as const) {
  test(`a utility process ends when the app ${way}`, async ({ browserName: _ }, info) => {
    const { app, close } = await launch()
    const alive = info.outputPath('alive')
    await app.evaluate(
      ({ utilityProcess }, [script, file]) => {
        utilityProcess.fork(script).postMessage({ alive: file })
      },
      [path, alive] as const,
    )
    await expect.poll(() => existsSync(alive)).toBe(true)
    if (way === 'quits') await close()
    else app.process().kill('SIGKILL')
    // What was cut off in the middle of a line leaves the file empty, and it was alive until then.
    const age = () => Date.now() - statSync(alive).mtimeMs
    await expect.poll(age).toBeGreaterThan(500)
  })
}

test('nothing is started before the app is ready', async () => {
  test.skip(isElectron, 'a spec cannot come before Electron is ready')
  const { app, close } = await launch()
  const said = await app.evaluate(async ({ app, utilityProcess }, script) => {
    const isReady = app.isReady
    Object.assign(app, { isReady: () => false })
    try {
      utilityProcess.fork(script)
      return 'started'
    } catch (error) {
      return (error as Error).message
    } finally {
      Object.assign(app, { isReady })
    }
  }, path)
  expect(said).toContain('before app is ready')
  await close()
})

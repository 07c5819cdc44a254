import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { setUpCamera, wantedForMs } from './camera'

const page = () => new EventEmitter() as unknown as WebContents

function set(platform: NodeJS.Platform = 'linux', status = 'granted') {
  const clock = { now: 1_000 }
  const asked = { answer: Promise.resolve(true) }
  const preferences = { askForMediaAccess: vi.fn(() => asked.answer), getMediaAccessStatus: vi.fn(() => status) }
  const camera = setUpCamera({
    platform,
    systemPreferences: () => preferences as never,
    nowMs: () => clock.now,
  })
  const want = async (contents: WebContents, isWanted = true) => camera.calls.cameraWanted({ isWanted }, contents)
  return { ...camera, want, clock, asked, preferences }
}

describe('the camera', () => {
  it('is open to the page that wants it alone, until it says otherwise', async () => {
    const { isWanted, want, preferences } = set()
    const [one, other] = [page(), page()]
    expect(isWanted(one)).toBe(false)
    expect(await want(one)).toEqual({ allowed: true })
    expect([isWanted(one), isWanted(other), isWanted(null)]).toEqual([true, false, false])
    expect(await want(one, false)).toEqual({ allowed: false, why: 'withdrawn' })
    expect(isWanted(one)).toBe(false)
    expect(preferences.askForMediaAccess).not.toHaveBeenCalled()
    expect(preferences.getMediaAccessStatus).not.toHaveBeenCalled()
  })

  it('is closed after two minutes, by a clock that nobody sets', async () => {
    const { isWanted, want, clock } = set()
    const one = page()
    await want(one)
    clock.now += wantedForMs - 1
    expect(isWanted(one)).toBe(true)
    clock.now += 1
    expect(isWanted(one)).toBe(false)
  })

  it.each([
    ['did-start-navigation', { isMainFrame: true, isSameDocument: false }],
    ['did-navigate', {}],
    ['render-process-gone', {}],
    ['destroyed', {}],
  ])('is closed with the page: %s', async (event, details) => {
    const { isWanted, want } = set()
    const one = page()
    await want(one)
    one.emit(event as 'destroyed', details as never)
    expect(isWanted(one)).toBe(false)
  })

  it('stays with a page that moves within itself', async () => {
    const { isWanted, want } = set()
    const one = page()
    await want(one)
    one.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true } as never)
    expect(isWanted(one)).toBe(true)
  })

  it('listens to a page once, however often it asks', async () => {
    const { want } = set()
    const one = page()
    for (let time = 0; time < 20; time++) await want(one)
    expect(one.listenerCount('destroyed')).toBe(1)
  })

  it('is asked for by macOS, whose no is told', async () => {
    const { isWanted, want, asked, preferences } = set('darwin')
    const one = page()
    asked.answer = Promise.resolve(false)
    expect(await want(one)).toEqual({ allowed: false, why: 'system' })
    expect(isWanted(one)).toBe(false)
    asked.answer = Promise.resolve(true)
    expect(await want(one)).toEqual({ allowed: true })
    expect(preferences.askForMediaAccess.mock.calls).toEqual([['camera'], ['camera']])
  })

  it.each([
    ['denied', false],
    ['restricted', false],
    ['granted', true],
    ['not-determined', true],
    ['unknown', true],
  ])('on Windows follows its switch: %s', async (status, isAllowed) => {
    const { want } = set('win32', status)
    expect(await want(page())).toMatchObject({ allowed: isAllowed })
  })

  it.each([
    ['the learner went on', (camera: ReturnType<typeof set>, one: WebContents) => void camera.want(one, false)],
    ['the page was loaded anew', (_camera: unknown, one: WebContents) => void one.emit('did-navigate', {} as never)],
  ])('stays closed where the system answers after %s', async (_what, meanwhile) => {
    const camera = set('darwin')
    const one = page()
    const answer = Promise.withResolvers<boolean>()
    camera.asked.answer = answer.promise
    const wanted = camera.want(one)
    meanwhile(camera, one)
    answer.resolve(true)
    expect(await wanted).toEqual({ allowed: false, why: 'withdrawn' })
    expect(camera.isWanted(one)).toBe(false)
  })
})

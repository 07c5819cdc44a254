import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { createAnnouncer } from './announce'

function fakePage() {
  const sent: unknown[][] = []
  const page = Object.assign(new EventEmitter(), {
    sent,
    isDestroyed: () => false,
    send: (...args: unknown[]) => sent.push(args),
  })
  return { page, sent, contents: page as unknown as WebContents }
}

describe('announcer', () => {
  it('holds the last route until a page has started, and hands it out once', () => {
    const announcer = createAnnouncer()
    const { contents, sent } = fakePage()
    announcer.attach(contents)
    announcer.tell('navigate', '/first')
    announcer.tell('navigate', '/second')
    announcer.tell('command', 'search.open')
    expect(sent).toEqual([])
    announcer.started(contents)
    announcer.started(contents)
    expect(sent).toEqual([['drydock:navigate', '/second']])
  })

  it('stops at a navigation or a crash, and starts again with start()', () => {
    const announcer = createAnnouncer()
    const { page, contents, sent } = fakePage()
    announcer.attach(contents)
    announcer.started(contents)
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    announcer.tell('command', 'text.larger')
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    announcer.tell('command', 'text.smaller')
    announcer.started(contents)
    page.emit('render-process-gone')
    announcer.tell('navigate', '/later')
    expect(sent).toEqual([['drydock:command', 'text.larger']])
    expect(announcer.takeRoute()).toBe('/later')
    expect(announcer.takeRoute()).toBeUndefined()
  })

  it('goes on telling a page whose navigation was refused or given up', () => {
    const announcer = createAnnouncer()
    const { page, contents, sent } = fakePage()
    announcer.attach(contents)
    announcer.started(contents)
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    announcer.tell('navigate', '/meanwhile')
    page.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'https://a.example', true)
    page.emit('did-stop-loading')
    announcer.tell('command', 'text.larger')
    expect(sent).toEqual([
      ['drydock:navigate', '/meanwhile'],
      ['drydock:command', 'text.larger'],
    ])
  })

  it.each([
    ['another page', ['did-navigate', {}, 'app://bundle/index.html', 200, 'OK']],
    ['a failed load', ['did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://bundle/index.html', true]],
  ] as const)('holds a route for the next page when %s has come, until that one starts', (_what, [event, ...args]) => {
    const announcer = createAnnouncer()
    const { page, contents, sent } = fakePage()
    announcer.attach(contents)
    announcer.started(contents)
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    page.emit(event, ...args)
    page.emit('did-stop-loading')
    announcer.tell('navigate', '/later')
    expect(sent).toEqual([])
    announcer.started(contents)
    expect(sent).toEqual([['drydock:navigate', '/later']])
  })

  it('does not echo to the page that caused the event', () => {
    const announcer = createAnnouncer()
    const [one, two] = [fakePage(), fakePage()]
    announcer.started(one.contents)
    announcer.started(two.contents)
    announcer.tell('command', 'text.reset', one.contents)
    expect([one.sent.length, two.sent.length]).toEqual([0, 1])
  })
})

import type { BrowserWindow, MessageBoxOptions, WebContents } from 'electron'
import { expect, it, vi } from 'vitest'
import { createLinkOpener } from './openLink'

const contents = {} as WebContents
const window = {} as BrowserWindow
const settled = () => new Promise((later) => setImmediate(later))

/** `press` names the button that the person presses. */
function opener(press: string) {
  const showMessageBox = vi.fn(async (_window: BrowserWindow, { buttons = [] }: MessageBoxOptions) => ({
    response: buttons.indexOf(press),
  }))
  const openExternal = vi.fn(async (_url: string) => undefined)
  const writeText = vi.fn()
  const log = { warn: vi.fn() }
  const open = createLinkOpener({
    dialog: { showMessageBox } as never,
    shell: { openExternal },
    clipboard: { writeText },
    windowOf: () => window,
    log,
  })
  return { open: (url: string) => open(url, contents), showMessageBox, openExternal, writeText, log }
}

it('asks first, with the host, and opens what the person agrees to', async () => {
  const { open, showMessageBox, openExternal } = opener('Open')
  open('https://kubernetes.io@evil.example/')
  open('HTTPS://Evil.example/kubernetes.io?x=1')
  expect(openExternal).not.toHaveBeenCalled()
  await settled()
  expect(openExternal.mock.calls).toEqual([['https://evil.example/kubernetes.io?x=1']])
  expect(showMessageBox.mock.calls.map(([of, box]) => [of, box.message, box.detail])).toEqual([
    [window, 'This link opens in your browser: evil.example', 'https://evil.example/kubernetes.io?x=1'],
  ])
})

it('opens nothing when the person says no, closes the question, or takes the address along', async () => {
  for (const press of ['Cancel', 'a button that is not there', 'Copy the address']) {
    const { open, showMessageBox, openExternal, writeText } = opener(press)
    open('https://a.example/b')
    await settled()
    expect([showMessageBox.mock.calls.length, openExternal.mock.calls.length]).toEqual([1, 0])
    expect(writeText.mock.calls).toEqual(press === 'Copy the address' ? [['https://a.example/b']] : [])
    expect(showMessageBox.mock.lastCall?.[1]).toMatchObject({ cancelId: 2 })
  }
})

it('asks one question at a time, and another after a browser that did not open', async () => {
  const { open, showMessageBox, openExternal, log } = opener('Open')
  openExternal.mockRejectedValueOnce(new Error('no browser'))
  open('https://a.example')
  open('https://b.example')
  await settled()
  expect(showMessageBox).toHaveBeenCalledTimes(1)
  expect(log.warn).toHaveBeenCalledWith('A link did not open', expect.any(Error))
  open('https://b.example')
  await settled()
  expect(openExternal.mock.lastCall).toEqual(['https://b.example/'])
})

it('asks nothing about what may not be opened at all', async () => {
  const { open, showMessageBox, log } = opener('Open')
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'http://a.example']) open(url)
  await settled()
  expect([showMessageBox.mock.calls.length, log.warn.mock.calls.length]).toEqual([0, 3])
})

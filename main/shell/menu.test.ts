import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { commandIds } from '../bridge/contract'
import { menuTemplate } from './menu'

const platforms = ['linux', 'win32', 'darwin'] as const

function build(platform: NodeJS.Platform, isPackaged = true) {
  const send = vi.fn()
  const openLogs = vi.fn()
  const template = menuTemplate({ platform, isPackaged, appName: 'Drydock', send, openLogs })
  return { template, items: flatten(template), send, openLogs }
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

const click = (item: MenuItemConstructorOptions | undefined) =>
  Reflect.apply(item?.click ?? (() => undefined), undefined, [])

describe('menu', () => {
  it.each(platforms)('sends every command of the contract exactly once on %s', (platform) => {
    const { items, send } = build(platform)
    for (const id of commandIds) click(items.find((item) => item.id === id))
    expect(send.mock.calls.flat()).toEqual([...commandIds])
    const ids = items.flatMap(({ id }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(platforms)('leaves the page’s keys to the page and uses none twice on %s', (platform) => {
    const { items } = build(platform)
    const keyed = items.filter(({ accelerator }) => accelerator)
    expect(keyed.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
    expect(new Set(keyed.map(({ accelerator }) => accelerator)).size).toBe(keyed.length)
  })

  it('puts the app’s own menu first on macOS, with settings and quit in it', () => {
    const roles = (template: MenuItemConstructorOptions[]) =>
      flatten(template.slice(0, 1)).map(({ role, id }) => role ?? id)
    expect(roles(build('darwin').template)).toEqual(expect.arrayContaining(['about', 'settings.open', 'hide', 'quit']))
    expect(roles(build('linux').template)).toEqual(expect.arrayContaining(['settings.open', 'quit']))
  })

  it('offers reload and the developer tools in a working copy only, and Chromium’s zoom never', () => {
    const roles = (isPackaged: boolean) => build('linux', isPackaged).items.flatMap(({ role }) => role ?? [])
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'zoomIn', 'zoomOut', 'resetZoom'])
      expect(roles(true)).not.toContain(role)
  })

  it('opens the log folder', () => {
    const { items, openLogs } = build('linux')
    click(items.find(({ id }) => id === 'logs.open'))
    expect(openLogs).toHaveBeenCalled()
  })
})

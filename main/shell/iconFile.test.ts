import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { iconFiles } from './iconFile'

const root = resolve(import.meta.dirname, '../..')
const icons = (platform: NodeJS.Platform, isPackaged: boolean) =>
  iconFiles({ app: { isPackaged, getAppPath: () => root }, platform, resources: '/opt/drydock/resources' })

it('is a file of the repository before packing, and one outside the archive after', () => {
  for (const platform of ['linux', 'win32'] as const) {
    const { window, aboutPanel } = icons(platform, false)
    expect([window, existsSync(aboutPanel ?? '')]).toEqual([aboutPanel, true])
    expect(icons(platform, true).aboutPanel).toBe(join('/opt/drydock/resources', 'icon.png'))
  }
})

it('is left to the program where that has one for its windows', () => {
  expect(icons('linux', true).window).toBe(join('/opt/drydock/resources', 'icon.png'))
  expect(icons('win32', true).window).toBeUndefined()
  expect(icons('darwin', false)).toEqual({ window: undefined, aboutPanel: undefined })
})

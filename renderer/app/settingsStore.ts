/** The settings as this window shows them: changed at once, then saved through the bridge, which says whether it worked. */

import type { DrydockBridge, Settings, SettingsPatch } from '../platform/bridge'
import { describe } from '../platform/log'
import { defaultSettings } from './defaultSettings'

export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'saved' }
  | { readonly kind: 'failed'; readonly reason: string }

export interface SettingsStore {
  readonly get: () => Settings
  readonly saveState: () => SaveState
  readonly change: (patch: SettingsPatch) => void
  readonly subscribe: (changed: () => void) => () => void
}

/** Steps of the text size, in percent. */
export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200] as const

export function openSettings(bridge: DrydockBridge | undefined, first: Settings = defaultSettings): SettingsStore {
  let settings = first
  let state: SaveState = { kind: 'idle' }
  let newest = 0
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const changed of listeners) changed()
  }
  const save = async (patch: SettingsPatch) => {
    const turn = ++newest
    const result = await (bridge?.saveSettings(patch) ?? Promise.reject(new Error('no bridge'))).catch(
      (reason: unknown) => ({
        saved: false as const,
        reason: describe(reason),
      }),
    )
    if (turn !== newest) return
    state = result.saved ? { kind: 'saved' } : { kind: 'failed', reason: result.reason }
    tell()
  }
  const change = (patch: SettingsPatch) => {
    settings = { ...settings, ...patch }
    state = { kind: 'saving' }
    tell()
    void save(patch)
  }
  bridge?.on('settingsChanged', (value) => {
    settings = value
    tell()
  })
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { get: () => settings, saveState: () => state, change, subscribe }
}

/** The next text size up or down from the one in use. */
export function stepTextSize(percent: number, direction: 1 | -1): number {
  const bigger = textSizes.find((size) => size > percent) ?? 200
  const smaller = textSizes.findLast((size) => size < percent) ?? 80
  return direction === 1 ? bigger : smaller
}

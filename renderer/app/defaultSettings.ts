import type { Settings } from '../platform/bridge'

/** What a window uses when the main process could not say; the same values as the main process's own defaults. */
export const defaultSettings: Settings = {
  theme: 'system',
  textPercent: 100,
  motion: 'system',
  language: 'en',
  letterKeys: true,
  place: { route: '', offset: 0 },
}

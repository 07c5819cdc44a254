/** The settings screen with the store behind it. */
import { lazy, useSyncExternalStore } from 'react'
import { stepTextSize } from './settingsStore'
import type { AppWorld } from './world'

const Settings = lazy(() => import('../screens/settings/Settings').then(({ Settings }) => ({ default: Settings })))

export function SettingsPage({ world }: { world: AppWorld }) {
  const store = world.settings
  const settings = useSyncExternalStore(store.subscribe, store.get)
  const saveState = useSyncExternalStore(store.subscribe, store.saveState)
  return (
    <Settings
      settings={settings}
      saveState={saveState}
      info={world.info}
      onChange={store.change}
      onStepText={(direction) => store.change({ textPercent: stepTextSize(settings.textPercent, direction) })}
      onOpenLogs={world.openLogs}
    />
  )
}

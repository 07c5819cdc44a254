/** Opens the app in its window, readable as a list: settings, words, study record, then the screens. */
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { bridge, type Settings } from '../platform/bridge'
import { describe, log } from '../platform/log'
import { parseAddress } from '../study/address'
import { App } from './App'
import { defaultSettings } from './defaultSettings'
import { firstText, started } from './early'
import { LastResort } from './Fault'
import { openSettings } from './settingsStore'
import { openStudyRecord } from './studyRecord'
import { startWords } from './words/words'
import type { AppWorld } from './world'

export async function openApp(): Promise<void> {
  const shell = bridge()
  const { settings, notices, info } = (await started) ?? { settings: defaultSettings, notices: [], info: undefined }
  document.documentElement.style.fontSize = `${settings.textPercent}%`
  const words = await startWords(settings.language)
  let place = settings.place
  const store = openSettings(shell, settings)
  store.subscribe(() => {
    if (words.language !== store.get().language) void words.changeLanguage(store.get().language)
  })
  const world: AppWorld = {
    bridge: shell,
    info,
    notices,
    settings: store,
    record: openStudyRecord(() => {
      shell?.holdClosing().catch((reason: unknown) => log('error', `closing: not held: ${describe(reason)}`))
    }),
    isMac: info?.platform === 'darwin',
    firstOffset: place.route === location.hash.slice(1) ? place.offset : 0,
    stopped: () => stopOf(place),
    keepPlace: (next) => {
      place = next
      shell?.saveSettings({ place }).catch((reason: unknown) => log('warn', `place: not saved: ${describe(reason)}`))
    },
    openLogs: async () => {
      const result = await shell
        ?.openLogs()
        .catch((reason: unknown) => ({ opened: false as const, reason: describe(reason) }))
      return result?.opened === false ? result.reason : undefined
    },
  }
  await firstText
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root.')
  createRoot(root).render(
    <I18nextProvider i18n={words}>
      <LastResort>
        <App world={world} />
      </LastResort>
    </I18nextProvider>,
  )
}

function stopOf(place: Settings['place']) {
  const address = parseAddress(place.route)
  if (address.screen !== 'read') return undefined
  return { chapter: address.chapter, ...(address.section && { section: address.section }) }
}

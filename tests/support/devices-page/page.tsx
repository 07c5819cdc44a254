/** Draws the screen of the devices in a state, and keeps a list of what it asked for. */
import '../../../renderer/design/fonts.css'
import '../../../renderer/design/tokens.css'
import '../../../renderer/design/base.css'
import '../../../renderer/design/page.css'
import '../../../renderer/design/frame.css'
import '../../../renderer/design/record.css'
import '../../../renderer/design/devices.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { startWords } from '../../../renderer/app/words/words'
import { Devices } from '../../../renderer/screens/devices/Devices'
import type { DeviceActs, DevicesProps, SyncActs } from '../../../renderer/screens/devices/view'
import { type State, type StateName, states } from './states'

declare global {
  interface Window {
    showDevices: (name: StateName, language?: 'en' | 'pseudo') => Promise<void>
    asked: unknown[][]
    /** From now on the exchange has one message more. */
    sendFrame: () => void
  }
}

window.asked = []
/** Notes that it was asked for, and gives the answer. */
const asked =
  <A extends readonly unknown[], R>(name: string, answer: R) =>
  (...args: A): R => {
    window.asked.push([name, ...args])
    return answer
  }
const done = Promise.resolve({ done: true } as const)

const acts: DeviceActs = {
  ...{ switchOn: asked('switchOn', done), cut: asked('cut', done), rename: asked('rename', done) },
  ...{ remove: asked('remove', done), leave: asked('leave', done), setAddress: asked('setAddress', done) },
  ...{ invite: asked('invite', done), join: asked('join', done), confirm: asked('confirm', done) },
  endPairing: asked('endPairing', undefined),
  wantCamera: asked('wantCamera', Promise.resolve('allowed' as const)),
  ledger: asked('ledger', Promise.resolve({ entries: [], dropped: 0 })),
  forgetLedger: asked('forgetLedger', Promise.resolve()),
  saveTable: asked('saveTable', Promise.resolve({ kind: 'cancelled' } as const)),
  examine: asked('examine', Promise.resolve([])),
}

function syncOf({ xray, receipts }: State): SyncActs {
  const listeners = new Set<() => void>()
  let picture = xray
  window.sendFrame = () => {
    const last = picture?.frames.at(-1)
    if (picture && last)
      picture = { ...picture, frames: [...picture.frames, { ...last, at: last.at + 1, kind: 'newest' }] }
    for (const changed of listeners) changed()
  }
  return {
    answer: asked('answer', undefined),
    again: asked('again', undefined),
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    xray: () => Promise.resolve(picture),
    saveFile: asked(
      'saveFile',
      Promise.resolve({ kind: 'saved', path: '/media/stick/Drydock.drydock-sync', imagesLeft: 2 } as const),
    ),
    takeFile: asked('takeFile', Promise.resolve({ kind: 'merged', name: 'Laptop', receipt: receipts?.[0] } as const)),
  }
}

const root = createRoot(document.querySelector('main') ?? document.body)
/** Shortly after the fixtures' time. */
const now = () => Date.UTC(2026, 3, 12, 9, 34)

window.showDevices = async (name, language = 'en') => {
  const words = await startWords(language)
  const state: State = states[name]
  const props: DevicesProps = {
    ...{ view: state.view, receipt: state.receipt, peers: state.peers, synced: state.synced ?? [] },
    receipts: {
      all: state.receipts,
      open: new Set(),
      nameOf: () => undefined,
      undo: asked(
        'undo',
        Promise.resolve({ kind: 'undone', kept: ['Namespaces and cgroups'], isSaved: true } as const),
      ),
    },
    ...{ now, platform: 'linux', acts, sync: syncOf(state) },
  }
  root.render(
    <I18nextProvider i18n={words}>
      <div key={name} className="page devices">
        <Devices {...props} />
      </div>
    </I18nextProvider>,
  )
}

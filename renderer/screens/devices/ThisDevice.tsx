/** This device: its name, where others reach it, and the way out of the group. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaveDialog, RenameDialog } from './Dialogs'
import type { DeviceActs, PeersView } from './view'

interface SelfProps {
  readonly self: NonNullable<PeersView['self']>
  readonly acts: DeviceActs
  readonly hasGroup: boolean
  readonly isCut: boolean
}

/** All peer ids of Ed25519 keys begin alike; what follows tells them apart. */
const idStart = '12D3KooW'.length
const idLength = 8

export function ThisDevice({ self, acts, hasGroup, isCut }: SelfProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'rename' | 'leave'>()
  const close = () => setAsked(undefined)
  return (
    <section className="record-part" aria-labelledby="devices-self">
      <h2 id="devices-self">{t('devices.self.title')}</h2>
      <dl className="device-facts">
        <div>
          <dt>{t('devices.self.name')}</dt>
          <dd data-content>{self.name}</dd>
        </div>
        <div>
          <dt>{t('devices.self.addresses')}</dt>
          <dd>
            {self.addresses.length === 0
              ? t(isCut ? 'devices.self.cut' : 'devices.self.noAddress')
              : self.addresses.map((one) => (
                  <code key={one} data-content>
                    {one}
                  </code>
                ))}
          </dd>
        </div>
        <div>
          <dt>{t('devices.self.id')}</dt>
          <dd>
            <code data-content>{self.id.slice(idStart, idStart + idLength)}</code>
          </dd>
        </div>
      </dl>
      <p className="row">
        <button type="button" onClick={() => setAsked('rename')}>
          {t('devices.self.rename')}
        </button>
        {hasGroup && (
          <button type="button" onClick={() => setAsked('leave')}>
            {t('devices.self.leave')}
          </button>
        )}
      </p>
      {asked === 'rename' && <RenameDialog device={self} acts={acts} onClose={close} />}
      {asked === 'leave' && <LeaveDialog acts={acts} onClose={close} />}
    </section>
  )
}

/** What the learner must know before everything else here. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { LeaveDialog } from './Dialogs'
import type { DeviceActs } from './view'

export function Removed({ by, acts }: { readonly by: string; readonly acts: DeviceActs }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <section className="device-note bad" aria-labelledby="devices-removed">
      <Icon name="alert" />
      <div>
        <h2 id="devices-removed">{t('devices.removed.title', { by: shortId(by) })}</h2>
        <p>{t('devices.removed.body')}</p>
        <p>{t('devices.removed.how')}</p>
        <button type="button" onClick={() => setAsking(true)}>
          {t('devices.removed.leave')}
        </button>
      </div>
      {isAsking && <LeaveDialog acts={acts} onClose={() => setAsking(false)} />}
    </section>
  )
}

/** An id, where the name is not known, is called by its beginning, as under “This device”. */
const shortId = (by: string) => (/^12D3KooW\w{44}$/.test(by) ? by.slice(8, 16) : by)

export function PlainKey() {
  const { t } = useTranslation()
  return (
    <section className="device-note" aria-labelledby="devices-key">
      <Icon name="info" />
      <div>
        <h2 id="devices-key">{t('devices.plainKey.title')}</h2>
        <p>{t('devices.plainKey.body')}</p>
      </div>
    </section>
  )
}

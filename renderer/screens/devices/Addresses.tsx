/** Where a device is reached, and addresses that the learner types in where the network hides it. */
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { Fault } from './Fault'
import { readAddress } from './typed'
import { useAct, useReason } from './useAct'
import type { DeviceActs, DeviceView } from './view'

export function Addresses({ device, acts }: { readonly device: DeviceView; readonly acts: DeviceActs }) {
  const { t } = useTranslation()
  return (
    <details className="device-addresses">
      <summary>{t('devices.list.addresses')}</summary>
      <Reached device={device} />
      <h4>{t('devices.list.manual')}</h4>
      <p className="soft">{t('devices.list.manualHow')}</p>
      <Manual device={device} acts={acts} />
    </details>
  )
}

function Reached({ device: { link } }: { readonly device: DeviceView }) {
  const { t } = useTranslation()
  const inWords = useReason()
  if (link.kind === 'connected') return <p>{t('devices.list.at', { address: link.address })}</p>
  if (link.kind !== 'searching') return null
  return (
    <>
      {link.address && <p>{t('devices.list.trying', { address: link.address })}</p>}
      {link.lastFailure && <p>{t('devices.list.failure', { reason: inWords(link.lastFailure) })}</p>}
    </>
  )
}

function Manual({ device, acts }: { readonly device: DeviceView; readonly acts: DeviceActs }) {
  const { t } = useTranslation()
  const { isBusy, fault, run } = useAct()
  const [typed, setTyped] = useState('')
  const [isBad, setBad] = useState(false)
  const field = useId()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const address = readAddress(typed)
    setBad(address === undefined)
    if (address !== undefined && (await run(() => acts.setAddress(device.id, address, true)))) setTyped('')
  }
  return (
    <>
      {device.manual.length > 0 && (
        <ul>
          {device.manual.map((one) => (
            <li key={one}>
              <code data-content>{one}</code>
              <button
                type="button"
                className="quiet"
                disabled={isBusy}
                aria-label={t('devices.list.forgetAddress', { address: one })}
                onClick={() => void run(() => acts.setAddress(device.id, one, false))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void add(event)}>
        <label htmlFor={field}>{t('devices.list.address')}</label>
        <span className="row">
          <input
            id={field}
            type="text"
            value={typed}
            spellCheck={false}
            aria-invalid={isBad}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" disabled={isBusy}>
            {t('devices.list.add')}
          </button>
        </span>
      </form>
      <Fault>{isBad ? t('devices.list.addressBad') : fault}</Fault>
    </>
  )
}

/** The way without a network: a sealed file for another device, and taking one in. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { HomeProps } from './Home'
import { useReason } from './useAct'
import type { FileSaved, FileTaken, SyncActs } from './view'

type Done = { readonly way: 'out'; readonly result: FileSaved } | { readonly way: 'in'; readonly result: FileTaken }

export function CarryFile({ peers, sync }: Pick<HomeProps, 'peers' | 'sync'>) {
  const { t } = useTranslation()
  const hasGroup = peers.devices.length > 0
  return (
    <section className="record-part" aria-labelledby="devices-file">
      <h2 id="devices-file">{t('devices.file.title')}</h2>
      <p className="measure">{t('devices.file.lead')}</p>
      {!hasGroup && <p>{t('devices.file.needsGroup')}</p>}
      {hasGroup && (sync ? <Ways devices={peers.devices} sync={sync} /> : <p>{t('devices.file.needsRecord')}</p>)}
    </section>
  )
}

interface WaysProps {
  readonly devices: readonly { readonly id: string; readonly name: string }[]
  readonly sync: SyncActs
}

function Ways({ devices, sync }: WaysProps) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const [busy, setBusy] = useState<'saving' | 'taking'>()
  const [done, setDone] = useState<Done>()
  const field = useId()
  const run = async (what: 'saving' | 'taking', act: () => Promise<Done>) => {
    setDone(undefined)
    setBusy(what)
    setDone(await act())
    setBusy(undefined)
  }
  const device = devices.find(({ id }) => id === wanted)?.id
  const save = () => run('saving', async () => ({ way: 'out', result: await sync.saveFile(device) }))
  const take = () => run('taking', async () => ({ way: 'in', result: await sync.takeFile() }))
  return (
    <>
      <p className="row">
        <label htmlFor={field}>{t('devices.file.for')}</label>
        <select id={field} value={device ?? ''} onChange={(event) => setWanted(event.target.value)}>
          <option value="">{t('devices.file.all')}</option>
          {devices.map(({ id, name }) => (
            <option key={id} value={id} data-content>
              {name}
            </option>
          ))}
        </select>
        <button type="button" disabled={busy !== undefined} onClick={() => void save()}>
          <Icon name="out" /> {t('devices.file.save')}
        </button>
        <button type="button" disabled={busy !== undefined} onClick={() => void take()}>
          <Icon name="in" /> {t('devices.file.take')}
        </button>
      </p>
      <div role="status" className="file-outcome">
        {busy && <p>{t(`devices.file.${busy}`)}</p>}
        {done?.way === 'out' && <Saved result={done.result} />}
        {done?.way === 'in' && <Taken result={done.result} />}
      </div>
    </>
  )
}

function Saved({ result }: { readonly result: FileSaved }) {
  const { t } = useTranslation()
  const inWords = useReason()
  if (result.kind === 'cancelled') return null
  if (result.kind === 'saved')
    return (
      <>
        <p>{t('devices.file.saved', { path: result.path })}</p>
        {!!result.imagesLeft && <p>{t('devices.file.imagesLeft', { count: result.imagesLeft })}</p>}
      </>
    )
  return <p className="device-fault">{t('devices.file.notSaved', { reason: inWords(result.reason) })}</p>
}

function Taken({ result }: { readonly result: FileTaken }) {
  const { t } = useTranslation()
  const inWords = useReason()
  if (result.kind === 'cancelled') return null
  if (result.kind === 'failed')
    return <p className="device-fault">{t(`devices.file.fault.${result.why}`, { detail: inWords(result.detail) })}</p>
  const { name, receipt, isOwn } = result
  if (!receipt) return <p>{isOwn ? t('devices.file.own') : t('devices.file.nothing', { name })}</p>
  return (
    <p>
      {t('devices.file.merged', { name })}{' '}
      <a href={href({ screen: 'devices', view: 'receipts', receipt: receipt.id })}>{t('devices.file.seeReceipt')}</a>
    </p>
  )
}

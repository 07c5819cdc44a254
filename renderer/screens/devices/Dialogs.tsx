/** The dialogs of a device: its name, its removal, and leaving the group. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import { Fault } from './Fault'
import { isDeviceName } from './typed'
import { useAct } from './useAct'
import type { DeviceActs, Outcome } from './view'

interface Named {
  readonly id: string
  readonly name: string
}

interface AskProps {
  readonly title: string
  readonly go: string
  readonly act: () => Promise<Outcome>
  /** Gives why it cannot be asked for yet. */
  readonly check?: () => string | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Closes once it was done; otherwise says why not. */
function Ask({ title, go, act, check, onClose, children }: AskProps) {
  const { t } = useTranslation()
  const { isBusy, fault, run } = useAct()
  const [wrong, setWrong] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = check?.()
    setWrong(found)
    if (found === undefined && (await run(act))) onClose()
  }
  return (
    <Dialog label={title} className="device-dialog" onClose={onClose}>
      <h2>{title}</h2>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <Fault>{wrong ?? fault}</Fault>
        <p className="row">
          <button type="submit" className="primary" disabled={isBusy}>
            {go}
          </button>
          <button type="button" disabled={isBusy} onClick={onClose}>
            {t('devices.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

interface DeviceDialogProps {
  readonly device: Named
  readonly acts: DeviceActs
  readonly onClose: () => void
}

export function RenameDialog({ device, acts, onClose }: DeviceDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(device.name)
  const given = name.trim()
  return (
    <Ask
      title={t('devices.rename.title', { name: device.name })}
      go={t('devices.rename.go')}
      act={() => acts.rename(device.id, given)}
      check={() => (isDeviceName(given) ? undefined : t('devices.rename.bad'))}
      onClose={onClose}
    >
      <label className="device-field">
        {t('devices.rename.label')}
        <input
          type="text"
          value={name}
          aria-describedby="rename-help"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p id="rename-help" className="soft">
        {t('devices.rename.help')}
      </p>
    </Ask>
  )
}

export function RemoveDialog({ device, acts, onClose }: DeviceDialogProps) {
  const { t } = useTranslation()
  return (
    <Ask
      title={t('devices.remove.title', { name: device.name })}
      go={t('devices.remove.go')}
      act={() => acts.remove(device.id)}
      onClose={onClose}
    >
      <p>{t('devices.remove.does')}</p>
      <p>
        <strong>{t('devices.remove.cannot')}</strong>
      </p>
      <p>{t('devices.remove.here')}</p>
    </Ask>
  )
}

export function LeaveDialog({ acts, onClose }: Omit<DeviceDialogProps, 'device'>) {
  const { t } = useTranslation()
  return (
    <Ask title={t('devices.leave.title')} go={t('devices.leave.go')} act={acts.leave} onClose={onClose}>
      <p>{t('devices.leave.does')}</p>
      <p>{t('devices.leave.keeps')}</p>
      <p>{t('devices.leave.again')}</p>
    </Ask>
  )
}

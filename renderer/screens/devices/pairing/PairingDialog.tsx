/** Pairing, step by step: a code shown or taken, six digits compared on both screens, done or the reason why not. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../design/Dialog'
import { Icon } from '../../../design/Icon'
import { href } from '../../../study/address'
import { Fault } from '../Fault'
import { useAct } from '../useAct'
import type { DeviceActs, PairingView } from '../view'
import { Compare } from './Compare'
import { EnterCode } from './EnterCode'
import { ShowCode } from './ShowCode'
import { StepTitle } from './StepTitle'

interface PairingProps {
  readonly pairing: PairingView
  /** This device's name. */
  readonly self: string | undefined
  readonly isOn: boolean
  readonly now: () => number
  readonly acts: DeviceActs
  readonly onClose: () => void
}

export function PairingDialog(props: PairingProps) {
  const { t } = useTranslation()
  const { endPairing } = props.acts
  useEffect(() => endPairing, [endPairing]) // whichever way it is left
  return (
    <Dialog
      label={t('pairing.title')}
      className="device-dialog pairing"
      close={t('devices.close')}
      onClose={props.onClose}
    >
      <div className="pairing-body">
        <Step {...props} />
      </div>
    </Dialog>
  )
}

type Way = 'choose' | 'show' | 'enter'

function Step({ pairing, self, isOn, now, acts, onClose }: PairingProps) {
  const [way, setWay] = useState<Way>('choose')
  const again = () => {
    acts.endPairing()
    setWay('choose')
  }
  switch (pairing.kind) {
    case 'inviting':
      return <ShowCode key={pairing.invitation} inviting={pairing} now={now} />
    case 'joining':
      return <Joining />
    case 'comparing':
      return <Compare comparing={pairing} self={self} acts={acts} />
    case 'done':
      return <Done name={pairing.name} onClose={onClose} />
    case 'failed':
      return <Failed failed={pairing} onAgain={again} />
    default:
      return way === 'enter' ? (
        <EnterCode acts={acts} onBack={() => setWay('choose')} />
      ) : (
        <Choose isOn={isOn} acts={acts} onEnter={() => setWay('enter')} />
      )
  }
}

interface ChooseProps {
  readonly isOn: boolean
  readonly acts: DeviceActs
  readonly onEnter: () => void
}

function Choose({ isOn, acts, onEnter }: ChooseProps) {
  const { t } = useTranslation()
  const { isBusy, fault, run } = useAct()
  return (
    <>
      <StepTitle>{t('pairing.way')}</StepTitle>
      <p>{t('pairing.wayLead')}</p>
      <div className="pairing-ways">
        <button type="button" disabled={isBusy} onClick={() => void run(acts.invite)}>
          <strong>{t('pairing.show')}</strong>
          <span className="soft">{t('pairing.showHow')}</span>
        </button>
        <button type="button" disabled={isBusy} onClick={onEnter}>
          <strong>{t('pairing.enter')}</strong>
          <span className="soft">{t('pairing.enterHow')}</span>
        </button>
      </div>
      {!isOn && <p className="soft">{t('pairing.switchesOn')}</p>}
      <p role="status">{isBusy && t('pairing.preparing')}</p>
      <Fault>{fault}</Fault>
    </>
  )
}

function Joining() {
  const { t } = useTranslation()
  return (
    <>
      <StepTitle>{t('pairing.joining')}</StepTitle>
      <p className="pairing-wait" aria-hidden="true" />
    </>
  )
}

function Done({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="pairing-seal good">
        <Icon name="check" />
      </p>
      <StepTitle>{t('pairing.doneTitle', { name })}</StepTitle>
      <p>{t('pairing.done')}</p>
      <p className="row">
        <button type="button" className="primary" onClick={onClose}>
          {t('pairing.finish')}
        </button>
      </p>
    </>
  )
}

interface FailedProps {
  readonly failed: Extract<PairingView, { kind: 'failed' }>
  readonly onAgain: () => void
}

function Failed({ failed: { why, triesLeft }, onAgain }: FailedProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className="pairing-seal bad">
        <Icon name="cross" />
      </p>
      <StepTitle>{t('pairing.failedTitle')}</StepTitle>
      <p>{t(`pairing.failed.${why}`)}</p>
      {triesLeft !== undefined && triesLeft > 0 && <p>{t('pairing.tries', { count: triesLeft })}</p>}
      <p className="row">
        <button type="button" className="primary" onClick={onAgain}>
          {t('pairing.again')}
        </button>
        {(why === 'notFound' || why === 'connection') && (
          <a href={href({ screen: 'devices', view: 'doctor' })}>{t('pairing.toDoctor')}</a>
        )}
      </p>
    </>
  )
}

/** The doctor: why two devices do not see each other, and what to do, in plain words. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../design/Icon'
import { CopyButton } from './CopyButton'
import { type Finding, useFindings } from './findings'
import type { DeviceActs, FindingView, PeersView } from './view'

interface DoctorProps {
  readonly peers: PeersView
  readonly acts: DeviceActs
  readonly platform: string
}

export function Doctor({ peers, acts, platform }: DoctorProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<'idle' | 'examining' | 'failed' | readonly FindingView[]>('idle')
  const examine = async () => {
    setState('examining')
    setState((await acts.examine()) ?? 'failed')
  }
  const found = typeof state === 'string' ? undefined : state
  return (
    <>
      <p className="lead">{t('doctor.lead')}</p>
      {peers.isOn ? (
        <p className="row">
          <button
            type="button"
            className="primary"
            aria-disabled={state === 'examining'}
            onClick={() => void examine()}
          >
            {t(found ? 'doctor.again' : 'doctor.examine')}
          </button>
        </p>
      ) : (
        <p>{t('doctor.off')}</p>
      )}
      <div role="status">
        {state === 'examining' && <p className="soft">{t('doctor.examining')}</p>}
        {state === 'failed' && <p>{t('doctor.failed')}</p>}
        {found && <Conclusion found={found} />}
      </div>
      {found && <Findings found={found} platform={platform} />}
    </>
  )
}

function Conclusion({ found }: { readonly found: readonly FindingView[] }) {
  const { t } = useTranslation()
  const bad = found.filter(({ state }) => state === 'bad' || state === 'warn').length
  if (bad > 0) return <p className="doctor-said">{t('doctor.some', { count: bad })}</p>
  return (
    <>
      <p className="doctor-said">{t('doctor.allGood')}</p>
      <p>{t('doctor.allGoodHow')}</p>
    </>
  )
}

const icons: Readonly<Record<FindingView['state'], IconName>> = {
  good: 'check',
  warn: 'info',
  bad: 'alert',
  unknown: 'info',
}

function Findings({ found, platform }: { readonly found: readonly FindingView[]; readonly platform: string }) {
  const { t } = useTranslation()
  const findings = useFindings(found, platform)
  return (
    <>
      <ul className="findings" aria-label={t('doctor.list')}>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding can stand there for several networks or devices
          <Item key={at} finding={finding} />
        ))}
      </ul>
      <CopyButton label={t('doctor.copy')} text={() => findings.map(asText).join('\n')} />
    </>
  )
}

const asText = ({ state, about, said, named, todo, detail }: Finding) =>
  [`[${state}] ${about}: ${said}`, ...(named ? [named] : []), ...todo, `(${detail})`].join('\n  ')

function Item({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation()
  const { state, about, said, named, todo } = finding
  return (
    <li className={`finding ${finding.kind}`}>
      <Icon name={icons[finding.kind]} />
      <div>
        <h2>
          {about} <span className="finding-state">{state}</span>
        </h2>
        <p>{said}</p>
        {named && <p className="soft">{named}</p>}
        {todo.length > 0 && (
          <>
            <h3>{t('doctor.todo')}</h3>
            <ul>
              {todo.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </li>
  )
}

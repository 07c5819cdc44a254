/** The invitation to take to the other device: as a code to type, as a QR code, and as text. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../CopyButton'
import { useNow } from '../useNow'
import type { PairingView } from '../view'
import { QrCode } from './QrCode'
import { StepTitle } from './StepTitle'

interface ShowProps {
  readonly inviting: Extract<PairingView, { kind: 'inviting' }>
  readonly now: () => number
}

/** At the beginning; what is left later is worth no words. */
const usualTries = 3

export function ShowCode({ inviting, now }: ShowProps) {
  const { t } = useTranslation()
  const { invitation, code, triesLeft } = inviting
  return (
    <>
      <StepTitle>{t('pairing.codeTitle')}</StepTitle>
      <div className="pairing-show">
        <div>
          <p>{t('pairing.codeHow')}</p>
          <p className="pairing-code">
            <span className="unseen">{t('pairing.code')}: </span>
            <code data-content>{code}</code>
          </p>
          <CopyButton label={t('pairing.copyCode')} text={() => code} />
        </div>
        <QrCode text={invitation} label={t('pairing.qr')} />
      </div>
      <TimeLeft inviting={inviting} now={now} />
      {triesLeft < usualTries && <p role="status">{t('pairing.tries', { count: triesLeft })}</p>}
      <details>
        <summary>{t('pairing.invitationTitle')}</summary>
        <p className="soft">{t('pairing.invitationHow')}</p>
        <textarea
          readOnly
          rows={3}
          value={invitation}
          aria-label={t('pairing.invitation')}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton label={t('pairing.copyInvitation')} text={() => invitation} />
      </details>
    </>
  )
}

const soonMs = 30_000

/** Seen every second; said once, when half a minute is left. */
function TimeLeft({ inviting: { leftMs }, now }: ShowProps) {
  const { t } = useTranslation()
  const nowMs = useNow(now, 1_000)
  const [told, setTold] = useState({ leftMs, at: nowMs })
  // What the process says of the time that is left is held against this window's clock.
  if (told.leftMs !== leftMs) setTold({ leftMs, at: nowMs })
  const left = Math.max(0, told.leftMs - (nowMs - told.at))
  const seconds = Math.ceil(left / 1_000)
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <p className="pairing-left">
      <span>{t('pairing.waiting')}</span> <span className="soft">{t('pairing.left', { time })}</span>
      <span className="unseen" role="status">
        {left <= soonMs && t('pairing.leftSoon')}
      </span>
    </p>
  )
}

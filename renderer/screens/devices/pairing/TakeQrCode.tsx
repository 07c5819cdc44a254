/** The ways to take a QR code: the camera, or a picture of it. */
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import { Fault } from '../Fault'

interface TakeProps {
  readonly isBusy: boolean
  /** A picture is being read. */
  readonly isReading: boolean
  /** Why neither brought an invitation. */
  readonly fault: string | undefined
  readonly onCamera: () => void
  readonly onPicture: (file: Blob) => void
}

export function TakeQrCode({ isBusy, isReading, fault, onCamera, onPicture }: TakeProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    target.value = '' // the same file may be chosen again
    if (file) onPicture(file)
  }
  return (
    <section className="pairing-qr" aria-labelledby="pairing-qr-title">
      <h4 id="pairing-qr-title">{t('pairing.qrTitle')}</h4>
      <p className="row">
        <button type="button" disabled={isBusy} onClick={onCamera}>
          <Icon name="camera" /> {t('pairing.camera.start')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => input.current?.click()}>
          <Icon name="image" /> {t('pairing.picture.choose')}
        </button>
        <input ref={input} type="file" accept="image/png,image/jpeg,image/webp,image/gif" hidden onChange={chosen} />
      </p>
      {/* The step's heading has the focus when the camera has failed: large text would push the reason out of sight. */}
      <div key={fault} ref={(box) => void (fault && box?.scrollIntoView({ block: 'nearest' }))}>
        <Fault>{fault}</Fault>
      </div>
      <p role="status">{isReading && t('pairing.picture.reading')}</p>
      <p className="soft">
        {t('pairing.picture.how')} {t('pairing.camera.private')}
      </p>
    </section>
  )
}

/** The camera's picture while a code is looked for in it. The camera is open exactly as long as this is shown. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceActs } from '../view'
import { type CameraFault, closeCamera, isTowardsLearner, openCamera } from './camera'
import { openCodeReader } from './codeReader'
import { StepTitle } from './StepTitle'
import { type CameraEnd, watchCamera } from './watchCamera'

export type CameraFailure = CameraFault | 'system' | Exclude<CameraEnd['kind'], 'read'>

interface ReadCameraProps {
  readonly want: DeviceActs['wantCamera']
  readonly onRead: (invitation: string) => void
  readonly onFailed: (why: CameraFailure) => void
  readonly onStop: () => void
}

export function ReadCamera({ want, onRead, onFailed, onStop }: ReadCameraProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'mirrored' | 'straight'>('opening')
  const [isOther, setIsOther] = useState(false)
  const ended = useEffectEvent((end: CameraEnd) => (end.kind === 'read' ? onRead(end.text) : onFailed(end.kind)))
  const failed = useEffectEvent((why: CameraFailure) => onFailed(why))
  useEffect(() => {
    const box = video.current
    if (!box) return undefined
    const reader = openCodeReader()
    const left = new AbortController()
    let stop: (() => void) | undefined
    const began = (opened: Opened) => {
      if (opened.kind === 'left') return
      if (opened.kind === 'failed') return failed(opened.why)
      setState(isTowardsLearner(opened.stream) ? 'mirrored' : 'straight')
      const otherCode = () => setIsOther(true)
      stop = watchCamera({ video: box, stream: opened.stream, reader, otherCode, ended })
    }
    open(want, left.signal).then(began, () => failed('broken'))
    return () => {
      left.abort()
      stop?.()
      reader.close()
      void want(false)
    }
  }, [want])
  return (
    <>
      <StepTitle>{t('pairing.camera.title')}</StepTitle>
      <p>{t('pairing.camera.how')}</p>
      <div className="pairing-camera">
        <video
          ref={video}
          className={state}
          muted
          playsInline
          disablePictureInPicture
          aria-label={t('pairing.camera.picture')}
        />
      </div>
      <p role="status">
        {state === 'opening' ? t('pairing.camera.opening') : t(isOther ? 'pairing.camera.other' : 'pairing.camera.on')}
      </p>
      <p className="soft">{t('pairing.camera.private')}</p>
      <p className="row">
        <button type="button" className="primary" onClick={onStop}>
          {t('pairing.camera.stop')}
        </button>
      </p>
    </>
  )
}

type Opened =
  | Awaited<ReturnType<typeof openCamera>>
  | { readonly kind: 'failed'; readonly why: 'system' }
  | { readonly kind: 'left' }

/** The permission first, then the camera; one that opens when the learner has gone on is closed at once. */
async function open(want: DeviceActs['wantCamera'], left: AbortSignal): Promise<Opened> {
  const answer = await want(true)
  if (left.aborted) return { kind: 'left' }
  if (answer !== 'allowed') return { kind: 'failed', why: answer === 'system' ? 'system' : 'broken' }
  const opened = await openCamera()
  if (!left.aborted) return opened
  if (opened.kind === 'open') closeCamera(opened.stream)
  return { kind: 'left' }
}

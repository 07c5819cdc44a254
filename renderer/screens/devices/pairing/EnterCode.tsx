/** Takes a code or an invitation: typed, pasted, or read from the other device's QR code. */
import { type ClipboardEvent, type DragEvent, type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Fault } from '../Fault'
import { readWords } from '../typed'
import { useAct } from '../useAct'
import type { DeviceActs } from '../view'
import { type CameraFailure, ReadCamera } from './ReadCamera'
import { StepTitle } from './StepTitle'
import { TakeQrCode } from './TakeQrCode'
import { usePicture } from './usePicture'

interface EnterProps {
  readonly acts: DeviceActs
  readonly onBack: () => void
}

export function EnterCode({ acts, onBack }: EnterProps) {
  const { t } = useTranslation()
  const { isBusy, fault, run } = useAct()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<'empty' | 'long'>()
  const [camera, setCamera] = useState<'off' | 'on' | CameraFailure>('off')
  const join = async (words: string) => {
    setTyped(words)
    setWrong(undefined)
    setCamera('off')
    await run(() => acts.join(words))
  }
  const picture = usePicture((invitation) => void join(invitation))
  const takePicture = (file: Blob) => {
    setWrong(undefined)
    setCamera('off')
    picture.take(file)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    picture.forget()
    setCamera('off')
    const read = readWords(typed)
    setWrong(read.kind === 'words' ? undefined : read.kind)
    if (read.kind === 'words') await run(() => acts.join(read.words))
  }
  if (camera === 'on')
    return (
      <ReadCamera
        want={acts.wantCamera}
        onRead={(words) => void join(words)}
        onFailed={setCamera}
        onStop={() => setCamera('off')}
      />
    )
  const said = wrong && t(wrong === 'empty' ? 'pairing.fieldEmpty' : 'pairing.fieldLong')
  const pictured = picture.fault && t(`pairing.picture.failed.${picture.fault}`)
  return (
    <div {...pictureTargets(takePicture)}>
      <StepTitle>{t('pairing.enterTitle')}</StepTitle>
      <form onSubmit={(event) => void submit(event)}>
        <CodeField typed={typed} isWrong={wrong !== undefined} onTyped={setTyped} />
        <Fault>{said ?? fault}</Fault>
        <p className="row">
          <button type="submit" className="primary" disabled={isBusy}>
            {t('pairing.go')}
          </button>
          <button type="button" disabled={isBusy} onClick={onBack}>
            {t('pairing.back')}
          </button>
        </p>
      </form>
      <TakeQrCode
        isBusy={isBusy}
        isReading={picture.isBusy}
        fault={camera === 'off' ? pictured : t(`pairing.camera.failed.${camera}`)}
        onCamera={() => {
          picture.forget()
          setWrong(undefined)
          setCamera('on')
        }}
        onPicture={takePicture}
      />
    </div>
  )
}

interface FieldProps {
  readonly typed: string
  readonly isWrong: boolean
  readonly onTyped: (typed: string) => void
}

function CodeField({ typed, isWrong, onTyped }: FieldProps) {
  const { t } = useTranslation()
  return (
    <>
      <label className="device-field">
        {t('pairing.field')}
        <textarea
          rows={3}
          value={typed}
          spellCheck={false}
          autoCapitalize="off"
          aria-describedby="pairing-help"
          aria-invalid={isWrong}
          onChange={(event) => onTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      <p id="pairing-help" className="soft">
        {t('pairing.fieldHelp')}
      </p>
    </>
  )
}

/** A picture may be pasted or dropped anywhere in this step; text goes where it always goes. */
function pictureTargets(take: (file: Blob) => void) {
  const takeFrom = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const [file] = data.files
    if (!file) return
    event.preventDefault()
    take(file)
  }
  return {
    onPaste: (event: ClipboardEvent) => takeFrom(event, event.clipboardData),
    onDrop: (event: DragEvent) => takeFrom(event, event.dataTransfer),
    onDragOver: (event: DragEvent) => event.dataTransfer.types.includes('Files') && event.preventDefault(),
  }
}

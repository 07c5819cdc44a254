/** Takes an invitation from a picture, whether it was chosen, pasted or dropped. One at a time: a newer one replaces it. */
import { useEffect, useRef, useState } from 'react'
import { type CodeReader, openCodeReader } from './codeReader'
import { isInvitation } from './isInvitation'
import { type PictureRead, readPicture } from './readPicture'

export type PictureFault = Extract<PictureRead, { kind: 'failed' }>['why'] | 'other'

export interface Picture {
  readonly isBusy: boolean
  readonly fault: PictureFault | undefined
  readonly take: (file: Blob) => void
  /** The fault is not told any more. */
  readonly forget: () => void
}

export function usePicture(onRead: (invitation: string) => void): Picture {
  const [state, setState] = useState<Pick<Picture, 'isBusy' | 'fault'>>({ isBusy: false, fault: undefined })
  const reader = useRef<CodeReader>(undefined)
  useEffect(
    () => () => {
      reader.current?.close()
      reader.current = undefined
    },
    [],
  )
  const take = async (file: Blob) => {
    reader.current?.close()
    const own = openCodeReader()
    reader.current = own
    setState({ isBusy: true, fault: undefined })
    const read = await readPicture(file, own)
    own.close()
    if (reader.current !== own) return
    if (read.kind === 'failed') return setState({ isBusy: false, fault: read.why })
    const isGood = isInvitation(read.text)
    setState({ isBusy: false, fault: isGood ? undefined : 'other' })
    if (isGood) onRead(read.text)
  }
  return {
    ...state,
    take: (file) => void take(file),
    forget: () => setState(({ isBusy }) => ({ isBusy, fault: undefined })),
  }
}

/** Looks through an open camera for an invitation, five times a second at most, and closes it when that is over. */
import { closeCamera } from './camera'
import type { CodeReader } from './codeReader'
import { isInvitation } from './isInvitation'
import { newPen, pixelsOf } from './pixelsOf'

/** `nothing`: none came in time. `lost`: the camera was pulled out or taken away. `hidden`: the window is not seen any more. */
export type CameraEnd =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'nothing' | 'lost' | 'hidden' }

export interface WatchOptions {
  readonly video: HTMLVideoElement
  readonly stream: MediaStream
  readonly reader: Pick<CodeReader, 'read'>
  /** A code was seen that is no invitation. */
  readonly otherCode: () => void
  /** Once, and not after it was stopped. The camera is closed by then. */
  readonly ended: (end: CameraEnd) => void
}

export const watchTimes = { everyMs: 200, withinMs: 60_000, retryMs: 16 } as const
const maxSide = 1_280

/** Gives the way to stop. */
export function watchCamera({ video, stream, reader, otherCode, ended }: WatchOptions): () => void {
  const over = new AbortController()
  const { signal } = over
  const stop = () => {
    over.abort()
    clearTimeout(late)
    clearInterval(clock)
    closeCamera(stream)
    video.srcObject = null
  }
  const end = (how: CameraEnd) => {
    if (signal.aborted) return
    stop()
    ended(how)
  }
  const look = async () => {
    const text = await readFrame(video, reader, pen)
    if (text === undefined || signal.aborted) return
    if (isInvitation(text)) end({ kind: 'read', text })
    else otherCode()
  }
  const pen = newPen()
  let isLooking = false
  const late = setTimeout(() => end({ kind: 'nothing' }), watchTimes.withinMs)
  const clock = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look()
      .catch(() => end({ kind: 'lost' }))
      .finally(() => {
        isLooking = false
      })
  }, watchTimes.everyMs)
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', () => end({ kind: 'lost' }), { signal })
  const seen = () => document.hidden && end({ kind: 'hidden' })
  document.addEventListener('visibilitychange', seen, { signal })
  video.srcObject = stream
  video.play().catch(() => end({ kind: 'lost' }))
  seen()
  return stop
}

async function readFrame(video: HTMLVideoElement, reader: Pick<CodeReader, 'read'>, pen: ReturnType<typeof newPen>) {
  const { videoWidth: width, videoHeight: height } = video
  if (!pen || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0) return undefined
  return reader.read(pixelsOf(pen, video, { width, height }, maxSide), watchTimes.retryMs)
}

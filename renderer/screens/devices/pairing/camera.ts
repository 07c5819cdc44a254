/** The camera: asked for only when the learner pressed the button, and closed by whoever opened it. */

export type CameraFault = 'none' | 'refused' | 'inUse' | 'broken'
export type CameraOpened =
  | { readonly kind: 'open'; readonly stream: MediaStream }
  | { readonly kind: 'failed'; readonly why: CameraFault }

/** By the names that Media Capture and Streams gives to a failed getUserMedia(). */
const faults: Readonly<Record<string, CameraFault>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
}

export async function openCamera(): Promise<CameraOpened> {
  const video = { facingMode: 'environment', width: { ideal: 1_280 }, height: { ideal: 720 } }
  try {
    return { kind: 'open', stream: await navigator.mediaDevices.getUserMedia({ video }) }
  } catch (fault) {
    return { kind: 'failed', why: faults[fault instanceof DOMException ? fault.name : ''] ?? 'broken' }
  }
}

/** Ends its tracks, which puts out its light. */
export function closeCamera(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop()
}

/** Cameras that look at the learner are shown as a mirror does, or aiming is hard. */
export const isTowardsLearner = (stream: MediaStream): boolean =>
  stream.getVideoTracks()[0]?.getSettings().facingMode !== 'environment'

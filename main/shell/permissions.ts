/** What the page may use of the machine: durable storage, copying text, and the camera while it is wanted; only the app's own top page. */
import type { MediaAccessPermissionRequest, Session, WebContents } from 'electron'

const allowed: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write'])

export interface PermissionQuestion {
  readonly permission: string
  readonly isMainFrame: boolean
  /** Every URL or origin that came with the question. */
  readonly askers: readonly (string | undefined)[]
  /** What `media` is asked for, such as `video`; empty where the question does not say. */
  readonly media?: readonly string[]
  /** Whether this page has said that it wants the camera; see camera.ts. */
  readonly isCameraWanted?: boolean
}

export function isPermitted(question: PermissionQuestion, isOwn: (url: string) => boolean) {
  const { permission, isMainFrame, askers } = question
  const known = askers.filter((asker) => asker !== undefined && asker !== '')
  const isOwnPage = isMainFrame && known.length > 0 && known.every((asker) => asker && isOwn(asker))
  return isOwnPage && (allowed.has(permission) || isCamera(question))
}

/** The picture alone: a question for sound too is refused whole. */
const isCamera = ({ permission, media = [], isCameraWanted = false }: PermissionQuestion) =>
  permission === 'media' && isCameraWanted && media.length > 0 && media.every((one) => one === 'video')

type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>

export function setUpPermissions(
  session: PermissionSession,
  isOwn: (url: string) => boolean,
  isCameraWanted: (contents: WebContents | null) => boolean,
) {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const { mediaTypes = [], securityOrigin }: Partial<MediaAccessPermissionRequest> = details
    const askers = [details.requestingUrl, securityOrigin]
    const question = { permission, isMainFrame: details.isMainFrame, askers, media: mediaTypes }
    callback(isPermitted({ ...question, isCameraWanted: isCameraWanted(contents) }, isOwn))
  })
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const { isMainFrame, requestingUrl, embeddingOrigin, securityOrigin, mediaType } = details
    const askers = [origin, requestingUrl, embeddingOrigin, securityOrigin]
    const question = { permission, isMainFrame, askers, media: mediaType === undefined ? [] : [mediaType] }
    return isPermitted({ ...question, isCameraWanted: isCameraWanted(contents) }, isOwn)
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}

/** What the page may use of the machine: durable storage and copying text, and only the app's own top page. */
import type { Session } from 'electron'

const allowed: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write'])

export interface PermissionQuestion {
  readonly permission: string
  readonly isMainFrame: boolean
  /** Every URL or origin that came with the question. */
  readonly askers: readonly (string | undefined)[]
}

export function isPermitted({ permission, isMainFrame, askers }: PermissionQuestion, isOwn: (url: string) => boolean) {
  const known = askers.filter((asker) => asker !== undefined && asker !== '')
  return allowed.has(permission) && isMainFrame && known.length > 0 && known.every((asker) => asker && isOwn(asker))
}

type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>

export function setUpPermissions(session: PermissionSession, isOwn: (url: string) => boolean) {
  session.setPermissionRequestHandler((_contents, permission, callback, { isMainFrame, requestingUrl }) =>
    callback(isPermitted({ permission, isMainFrame, askers: [requestingUrl] }, isOwn)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, requestingUrl, embeddingOrigin }) =>
    isPermitted({ permission, isMainFrame, askers: [origin, requestingUrl, embeddingOrigin] }, isOwn),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}

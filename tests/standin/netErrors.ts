/** Chromium's network errors by name, as did-fail-load numbers them. */

const codes: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_CONNECTION_CLOSED: -100,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
  ERR_DISALLOWED_URL_SCHEME: -301,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_TOO_MANY_REDIRECTS: -310,
  ERR_EMPTY_RESPONSE: -324,
}

export interface NetError {
  readonly name: string
  readonly code: number
}

/** @param errorText such as net::ERR_FAILED */
export function netError(errorText: string, isOwnScheme: boolean): NetError {
  const name = errorText.replace(/^net::/, '')
  // A handler that throws leaves an empty answer here, and this error in Electron.
  if (isOwnScheme && name === 'ERR_EMPTY_RESPONSE') return { name: 'ERR_UNEXPECTED', code: -9 }
  return { name, code: codes[name] ?? -2 }
}

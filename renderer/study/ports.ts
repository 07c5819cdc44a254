/** What the study domain needs from outside, given by the composition root: it never asks the machine itself. */
export interface Ports {
  /** Milliseconds since 1970, by this device's clock, which may be wrong. */
  readonly now: () => number
  /** A new id: 16 to 22 URL-safe characters from a cryptographic source. */
  readonly newId: () => string
}

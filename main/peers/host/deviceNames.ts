/** The name that a device has until its learner gives it one. */
import { type Check, deviceName } from '../../bridge/contract'

const fallback = 'Drydock'

/** Of the computer's own name, such as `anna-laptop.local`, only what a device may be called. */
export function nameFromHost(hostname: string, check: Check): string {
  const first = hostname.replace(/\..*$/s, '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
  const checked = check(deviceName, first.trim().slice(0, 40).toWellFormed())
  return checked.ok && checked.value !== '' ? checked.value : fallback
}

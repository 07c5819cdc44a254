/** Runs what the learner asked for: one at a time, with the reason where it could not be done. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from './view'

export interface Act {
  readonly isBusy: boolean
  /** A sentence; undefined where the last one was done. */
  readonly fault: string | undefined
  /** Gives whether it was done. */
  readonly run: (act: () => Promise<Outcome>) => Promise<boolean>
}

const known = [
  'silent',
  'unreachable',
  'notKept',
  'off',
  'cut',
  'noNetwork',
  'unknown',
  'busy',
  'sync',
  'noShell',
  'failed',
  'noAnswer',
  'newer',
  'noKey',
  'keyStoreAway',
  'otherKeyStore',
  'refused',
  'timeout',
  'ENOSPC',
  'EACCES',
  'EROFS',
  'tooLarge',
  'notFile',
] as const

/** A reason of the devices' process or of the app in words. */
export function useReason(): (reason: string) => string {
  const { t } = useTranslation()
  return (reason) => {
    const word = known.find((one) => one === reason)
    return word ? t(`devices.reason.${word}`) : t('devices.reason.other', { reason })
  }
}

export function useAct(): Act {
  const { t } = useTranslation()
  const inWords = useReason()
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: string }>({ isBusy: false })
  const run = async (act: () => Promise<Outcome>) => {
    setState({ isBusy: true })
    const outcome = await act()
    setState({
      isBusy: false,
      ...(!outcome.done && { fault: t('devices.failed', { reason: inWords(outcome.reason) }) }),
    })
    return outcome.done
  }
  return { isBusy: state.isBusy, fault: state.fault, run }
}

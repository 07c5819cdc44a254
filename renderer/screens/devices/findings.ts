/** The doctor's findings in words: by their case where there are words for it, else by their state; with advice for the system that this device runs on. */
import { useTranslation } from 'react-i18next'
import { spanOf } from '../../study/times'
import { useReason } from './useAct'
import type { FindingView } from './view'

export interface Finding {
  readonly kind: FindingView['state']
  readonly state: string
  readonly about: string
  readonly said: string
  /** What the finding names: networks, addresses, devices. */
  readonly named: string | undefined
  readonly todo: readonly string[]
  /** The case as the process gave it, for a report of a fault. */
  readonly detail: string
}

/** Where the system itself may stand in the way. */
const bySystem: ReadonlySet<FindingView['id']> = new Set(['multicast', 'listening', 'neighbours', 'reachability'])

const systems = ['win32', 'darwin', 'linux'] as const

export function useFindings(found: readonly FindingView[], platform: string): readonly Finding[] {
  const { t, i18n } = useTranslation()
  const reasonInWords = useReason()
  const system = systems.find((one) => one === platform)
  return found.map(({ id, state, case: which, values }) => {
    const isTrouble = state === 'bad' || state === 'warn'
    const told = `doctor.cases.${id}.${which}`
    const advised = `doctor.adviceOf.${id}.${which}`
    const isTold = i18n.exists(told)
    const named = Object.values(values).filter((one) => one !== '')
    return {
      kind: state,
      state: t(`doctor.state.${state}`),
      about: t(`doctor.about.${id}`),
      said: isTold
        ? t(told as 'doctor.cases.vpn.up', shownOf(values, reasonInWords) as { interface: string })
        : t(`doctor.by.${id}.${state}`),
      named: !isTold && named.length > 0 ? t('doctor.named', { values: named.join(', ') }) : undefined,
      todo: [
        ...(isTrouble && system && bySystem.has(id) ? [t(`doctor.system.${system}`)] : []),
        ...(isTrouble
          ? [i18n.exists(advised) ? t(advised as 'doctor.adviceOf.trust.alone') : t(`doctor.advice.${id}`)]
          : []),
      ],
      detail: [id, which, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' '),
    }
  })
}

/** How far clocks are apart comes as seconds, and is told as a time; why the process stopped may be a reason by its name. */
const shownOf = ({ seconds, reason, ...rest }: FindingView['values'], inWords: (reason: string) => string) => ({
  ...rest,
  ...(seconds !== undefined && { time: spanOf(Number(seconds) * 1_000) }),
  ...(reason !== undefined && { reason: inWords(reason) }),
})

/** How many of each kind, in words. */
import { useTranslation } from 'react-i18next'
import { type MadeKind, madeKinds } from '../../study/devices/devices'

export type Counts = Readonly<Partial<Record<MadeKind, number>>>

/** `3 notes`, `12 reviews`: the kinds of which there are any, in the order of the list. */
export function useCounted(): (counts: Counts) => readonly string[] {
  const { t } = useTranslation()
  return (counts) =>
    madeKinds.flatMap((kind) => {
      const count = counts[kind] ?? 0
      return count > 0 ? [t(`devices.kind.${kind}`, { count })] : []
    })
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** `3 notes, 2 own cards and 12 reviews`. */
export const together = (parts: readonly string[]) => list.format(parts)

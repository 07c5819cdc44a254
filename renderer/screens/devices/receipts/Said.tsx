/** A receipt in a sentence or two. */
import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../../study/devices/devices'
import { together, useCounted } from '../counted'
import { came, went } from './summary'

export function Said({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation()
  const counted = useCounted()
  const { name } = receipt.device
  const here = counted(came(receipt))
  const gone = counted(went(receipt))
  if (here.length === 0 && gone.length === 0) return t('receipts.none', { name })
  return [
    ...(here.length > 0 ? [t('receipts.came', { what: together(here), name })] : []),
    ...(gone.length > 0 ? [t('receipts.went', { what: together(gone), name })] : []),
  ].join(' ')
}

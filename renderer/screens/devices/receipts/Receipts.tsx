/** All receipts, the newest first. */
import { useTranslation } from 'react-i18next'
import { href } from '../../../study/address'
import type { Receipt } from '../../../study/devices/devices'
import { inWords } from '../../../study/times'
import type { ReceiptsView } from '../view'
import { Said } from './Said'

export function Receipts({ receipts }: { readonly receipts: ReceiptsView }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="lead">{t('receipts.lead')}</p>
      <List receipts={receipts} />
    </>
  )
}

function List({ receipts: { all, open } }: { readonly receipts: ReceiptsView }) {
  const { t } = useTranslation()
  if (!all) return <p className="busy">{t('receipts.opening')}</p>
  if (all.length === 0)
    return (
      <div className="record-empty">
        <p>{t('receipts.empty')}</p>
        <p className="soft">{t('receipts.emptyHow')}</p>
      </div>
    )
  return (
    <ol className="receipts" aria-label={t('receipts.list')}>
      {all.map((receipt) => (
        <Item key={receipt.id} receipt={receipt} isOpen={open.has(receipt.id)} />
      ))}
    </ol>
  )
}

function Item({ receipt, isOpen }: { readonly receipt: Receipt; readonly isOpen: boolean }) {
  const { t } = useTranslation()
  return (
    <li>
      <a href={href({ screen: 'devices', view: 'receipts', receipt: receipt.id })}>
        <Said receipt={receipt} />
      </a>
      {receipt.both.length > 0 && <p className="receipt-both">{t('receipts.both', { count: receipt.both.length })}</p>}
      <p className="soft">
        <time dateTime={new Date(receipt.to).toISOString()} data-content>
          {inWords(receipt.to)}
        </time>
        {' · '}
        {t(receipt.via === 'file' ? 'receipts.viaFile' : 'receipts.viaNetwork')}
        {isOpen && <> · {t('receipts.open')}</>}
        {receipt.undone && <> · {t('receipts.undoneMark')}</>}
      </p>
    </li>
  )
}

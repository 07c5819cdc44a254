/** One receipt: what came, piece by piece, what was edited on both sides, and its undo. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import { href } from '../../../study/address'
import type { Receipt } from '../../../study/devices/devices'
import { inWords } from '../../../study/times'
import type { ReceiptsView, Undone } from '../view'
import { BothSides } from './BothSides'
import { Entries } from './Entries'
import { Said } from './Said'
import { tally } from './summary'
import { UndoDialog } from './UndoDialog'
import { UndoneLine } from './UndoneLine'

interface PageProps {
  readonly id: string
  readonly receipts: ReceiptsView
}

export function ReceiptPage({ id, receipts }: PageProps) {
  const { t } = useTranslation()
  const receipt = receipts.all?.find((one) => one.id === id)
  if (!receipts.all) return <p className="busy">{t('receipts.opening')}</p>
  return (
    <>
      {receipt ? <One receipt={receipt} receipts={receipts} /> : <p role="alert">{t('receipts.gone')}</p>}
      <p>
        <a href={href({ screen: 'devices', view: 'receipts' })}>{t('receipts.back')}</a>
      </p>
    </>
  )
}

function One({ receipt, receipts }: { readonly receipt: Receipt; readonly receipts: ReceiptsView }) {
  const [isAsking, setAsking] = useState(false)
  const [last, setLast] = useState<Undone>()
  const isOpen = receipts.open.has(receipt.id)
  return (
    <article className="receipt">
      <Head receipt={receipt} isOpen={isOpen} />
      {(receipt.undone || last) && <UndoneLine undone={receipt.undone} last={last} />}
      <Counts receipt={receipt} />
      {receipt.both.length > 0 && <BothSides both={receipt.both} name={receipt.device.name} />}
      <Entries receipt={receipt} nameOf={receipts.nameOf} />
      <End receipt={receipt} onUndo={() => setAsking(true)} />
      {isAsking && (
        <UndoDialog receipt={receipt} undo={receipts.undo} onDone={setLast} onClose={() => setAsking(false)} />
      )}
    </article>
  )
}

function Head({ receipt, isOpen }: { readonly receipt: Receipt; readonly isOpen: boolean }) {
  const { t } = useTranslation()
  return (
    <header>
      <h2>
        <Said receipt={receipt} />
      </h2>
      <p className="soft">
        {t('receipts.when', { from: inWords(receipt.from), to: inWords(receipt.to) })}
        {' · '}
        {t(receipt.via === 'file' ? 'receipts.viaFile' : 'receipts.viaNetwork')}
        {isOpen && <> · {t('receipts.open')}</>}
      </p>
    </header>
  )
}

function Counts({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation()
  const rows = tally(receipt)
  if (rows.length === 0) return null
  return (
    <table className="changes">
      <caption className="unseen">{t('receipts.counts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('receipts.kind')}</th>
          <th scope="col">{t('receipts.added')}</th>
          <th scope="col">{t('receipts.changed')}</th>
          <th scope="col">{t('receipts.gone_')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, added, changed, gone, more }) => (
          <tr key={kind}>
            <th scope="row">
              {t(`devices.kinds.${kind}`)}
              {more > 0 && <span className="soft"> {t('receipts.more', { count: more })}</span>}
            </th>
            <td>{added}</td>
            <td>{changed}</td>
            <td>{gone}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function End({ receipt, onUndo }: { readonly receipt: Receipt; readonly onUndo: () => void }) {
  const { t } = useTranslation()
  return (
    <footer>
      {receipt.backup && (
        <p className="soft">
          {t('receipts.backup', { id: receipt.backup })}{' '}
          <a href={href({ screen: 'record' })}>{t('receipts.toBackups')}</a>
        </p>
      )}
      {!receipt.undone && receipt.entries.length > 0 && (
        <p className="row">
          <button type="button" onClick={onUndo}>
            <Icon name="undo" /> {t('receipts.undo')}
          </button>
        </p>
      )}
    </footer>
  )
}

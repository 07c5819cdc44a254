/** Everything that a receipt names, by kind. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { href } from '../../../study/address'
import { type MadeKind, madeKinds, type Receipt, type ReceiptEntry } from '../../../study/devices/devices'
import type { ReceiptsView } from '../view'
import { placeOf } from './summary'

const shownFirst = 20

type NameOf = ReceiptsView['nameOf']

export function Entries({ receipt, nameOf }: { readonly receipt: Receipt; readonly nameOf: NameOf }) {
  const { t } = useTranslation()
  if (receipt.entries.length === 0) return null
  return (
    <section className="record-part" aria-labelledby="receipt-entries">
      <h2 id="receipt-entries">{t('receipts.entries')}</h2>
      {madeKinds.map((kind) => (
        <Kind key={kind} kind={kind} entries={receipt.entries.filter((one) => one.kind === kind)} nameOf={nameOf} />
      ))}
    </section>
  )
}

interface KindProps {
  readonly kind: MadeKind
  readonly entries: readonly ReceiptEntry[]
  readonly nameOf: NameOf
}

function Kind({ kind, entries, nameOf }: KindProps) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  if (entries.length === 0) return null
  const shown = isWhole ? entries : entries.slice(0, shownFirst)
  const rest = entries.length - shown.length
  return (
    <>
      <h3>{t(`devices.kinds.${kind}`)}</h3>
      <ul className="receipt-entries">
        {shown.map((entry) => (
          <li key={entry.id}>
            <span className={`receipt-what ${entry.what}`}>{t(`receipts.${entry.what}One`)}</span>
            <Title entry={entry} title={nameOf(entry) ?? entry.title} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" onClick={() => setWhole(true)}>
          {t('receipts.rest', { count: rest })}
        </button>
      )}
    </>
  )
}

function Title({ entry, title }: { readonly entry: ReceiptEntry; readonly title: string }) {
  const { t } = useTranslation()
  const place = placeOf(entry)
  if (title === '') {
    const untitled = t('receipts.untitled')
    return place ? <a href={href(place)}>{untitled}</a> : <span className="soft">{untitled}</span>
  }
  return place ? (
    <a href={href(place)} data-content dir="auto">
      {title}
    </a>
  ) : (
    <span data-content dir="auto">
      {title}
    </span>
  )
}

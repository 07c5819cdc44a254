/** An object's header and body as bytes: hexadecimal and text side by side, the header marked. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { concat } from '../../engine/core/bytes'
import { type HexRow, hexRows, type ObjectView } from '../../engine/picture/object'

const atFirst = 8
const more = 64

export function Bytes({ view: { header, body } }: { view: ObjectView }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(atFirst)
  const whole = useMemo(() => concat([header, body]), [header, body])
  const rows = useMemo(() => hexRows(whole, shown), [whole, shown])
  const left = Math.ceil(whole.length / 16) - rows.length
  return (
    <>
      <p className="help soft">{t('labs.git.inspector.rawHelp')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="bytes" tabIndex={0} aria-label={t('labs.git.inspector.raw')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('labs.git.inspector.offset')}</th>
              <th scope="col">{t('labs.git.inspector.hex')}</th>
              <th scope="col">{t('labs.git.inspector.text')}</th>
            </tr>
          </thead>
          <tbody data-content>
            {rows.map((row, at) => (
              <Row key={row.offset} row={row} marked={Math.max(0, Math.min(16, header.length - at * 16))} />
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && (
        <button type="button" className="link-button" onClick={() => setShown(shown + more)}>
          {t('labs.git.inspector.more', { count: Math.min(more, left) })}
        </button>
      )}
    </>
  )
}

/** Its first so many bytes belong to the header. */
function Row({ row: { offset, pairs, text }, marked }: { row: HexRow; marked: number }) {
  const gap = marked > 0 && marked < pairs.length ? ' ' : ''
  return (
    <tr>
      <th scope="row">{offset}</th>
      <td>
        {marked > 0 && <mark>{pairs.slice(0, marked).join(' ')}</mark>}
        {gap}
        {pairs.slice(marked).join(' ')}
      </td>
      <td>
        {marked > 0 && <mark>{text.slice(0, marked)}</mark>}
        {text.slice(marked)}
      </td>
    </tr>
  )
}

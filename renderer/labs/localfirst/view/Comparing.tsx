/** The same script under the three ways to agree. */
import { useTranslation } from 'react-i18next'
import type { Comparison, Contents } from '../engine/types'

export function Comparing({ rows }: { rows: readonly Comparison[] }) {
  const { t } = useTranslation()
  const measure = 'labs.localfirst.measures'
  return (
    <section className="lf-comparing" aria-labelledby="lf-comparing-title">
      <h2 id="lf-comparing-title" className="small-title">
        {t('labs.localfirst.comparison.title')}
      </h2>
      <p className="help soft">{t('labs.localfirst.comparison.help')}</p>
      <div className="lf-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('labs.localfirst.comparison.way')}</th>
              <th scope="col">{t(`${measure}.availability`)}</th>
              <th scope="col">{t(`${measure}.lost`)}</th>
              <th scope="col">{t('labs.localfirst.comparison.agree')}</th>
              <th scope="col">{t(`${measure}.bytes`)}</th>
              <th scope="col">{t(`${measure}.wait`)}</th>
              <th scope="col">{t('labs.localfirst.comparison.result')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.mode} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ row }: { row: Comparison }) {
  const { t } = useTranslation()
  const { mode, accepted, attempted, lost, bytes, isEqual, longestWaitMs, contents } = row
  const share = { accepted, attempted, percent: attempted === 0 ? 100 : Math.round((100 * accepted) / attempted) }
  return (
    <tr data-mode={mode}>
      <th scope="row">{t(`labs.localfirst.mode.${mode}`)}</th>
      <td className={accepted < attempted ? 'bad' : ''}>{t('labs.localfirst.measures.availabilityOf', share)}</td>
      <td className={lost > 0 ? 'bad' : ''}>{lost}</td>
      <td>{t(isEqual ? 'labs.localfirst.comparison.yes' : 'labs.localfirst.comparison.no')}</td>
      <td>{bytes}</td>
      <td>{t('labs.localfirst.measures.ms', { ms: longestWaitMs })}</td>
      <td className="lf-result" data-content>
        <Result contents={contents} />
      </td>
    </tr>
  )
}

function Result({ contents: { text, tags, number, shares } }: { contents: Contents }) {
  const { t } = useTranslation()
  return (
    <>
      {text || t('labs.localfirst.comparison.empty')}
      {tags.length > 0 && <> · {t('labs.localfirst.comparison.tags', { tags: tags.join(', ') })}</>}
      {number !== 0 && <> · {t('labs.localfirst.comparison.number', { number })}</>}
      {shares !== 0 && <> · {t('labs.localfirst.comparison.shares', { shares })}</>}
    </>
  )
}

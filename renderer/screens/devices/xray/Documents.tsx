/** The three documents: how large, how many changes, and by whom. */
import { useTranslation } from 'react-i18next'
import type { DocXray } from '../../../study/devices/devices'
import { sizeOf } from '../../../study/times'

export function Documents({ docs }: { readonly docs: readonly DocXray[] }) {
  const { t } = useTranslation()
  return (
    <section className="record-part" aria-labelledby="xray-docs">
      <h2 id="xray-docs">{t('xray.docs')}</h2>
      <p className="measure">{t('xray.docsLead')}</p>
      <div className="xray-docs">
        {docs.map((doc) => (
          <Doc key={doc.doc} doc={doc} />
        ))}
      </div>
    </section>
  )
}

const count = new Intl.NumberFormat('en-GB')

function Doc({ doc }: { readonly doc: DocXray }) {
  const { t } = useTranslation()
  const facts = [
    { term: t('xray.size'), text: sizeOf(doc.bytes) },
    { term: t('xray.structs'), text: count.format(doc.structs) },
    { term: t('xray.deletions'), text: count.format(doc.deletions) },
  ]
  return (
    <article className="xray-doc" aria-labelledby={`xray-${doc.doc}`}>
      <h3 id={`xray-${doc.doc}`}>{t(`xray.docName.${doc.doc}`)}</h3>
      <dl>
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd data-content>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t('xray.pending')}</dt>
          <dd>{t(doc.pending ? 'xray.yes' : 'xray.no')}</dd>
        </div>
        <div>
          <dt>{t('xray.hash')}</dt>
          <dd>{doc.hash ? <code data-content>{doc.hash}</code> : <span className="soft">{t('xray.noHash')}</span>}</dd>
        </div>
      </dl>
      <Vector doc={doc} />
    </article>
  )
}

const shownWriters = 8

/** A bar stands beside each number and says nothing that the number does not. */
function Vector({ doc: { doc, vector } }: { readonly doc: DocXray }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...vector.map(({ clock }) => clock))
  const rest = vector.length - shownWriters
  if (vector.length === 0) return <p className="soft">{t('xray.vectorEmpty')}</p>
  return (
    <>
      <table className="vector">
        <caption>
          <span className="unseen">{t('xray.vectorOf', { doc: t(`xray.docName.${doc}`) })}. </span>
          {t('xray.vectorHow')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('xray.client')}</th>
            <th scope="col">{t('xray.clock')}</th>
          </tr>
        </thead>
        <tbody>
          {vector.slice(0, shownWriters).map(({ client, clock, isThis }) => (
            <tr key={client}>
              <th scope="row">
                <code data-content>{client}</code>
                {isThis && <span className="soft"> {t('xray.thisWriter')}</span>}
                <span
                  className={isThis ? 'clock-bar own' : 'clock-bar'}
                  style={{ inlineSize: `${(100 * clock) / most}%` }}
                  aria-hidden="true"
                />
              </th>
              <td data-content>{count.format(clock)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="soft">{t('xray.vectorMore', { count: rest })}</p>}
    </>
  )
}

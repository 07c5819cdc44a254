/** What can be done to each link, and what went over it. */
import { useTranslation } from 'react-i18next'
import type { LinkChange, LinkState } from '../engine/types'
import { useReplicaName, useWorld } from './useWorld'

const delays = [20, 200, 500, 2_000]

export function Links() {
  const { t } = useTranslation()
  const { links } = useWorld().state
  return (
    <section className="lf-links" aria-labelledby="lf-links-title">
      <h2 id="lf-links-title" className="small-title">
        {t('labs.localfirst.network')}
      </h2>
      <div className="link-list">
        {links.map((link) => (
          <LinkRow key={`${link.one}-${link.other}`} link={link} />
        ))}
      </div>
    </section>
  )
}

function LinkRow({ link }: { link: LinkState }) {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { act } = useWorld()
  const { one, other, isCut, delayMs, bytes, messages } = link
  const name = t('labs.localfirst.link', { one: nameOf(one), other: nameOf(other) })
  const standing = t(isCut ? 'labs.localfirst.isCut' : 'labs.localfirst.isUp')
  const change = (what: LinkChange) => act({ do: 'link', one, other, change: what })
  return (
    <fieldset className={isCut ? 'link-row cut' : 'link-row'} data-link={`${one}-${other}`}>
      <legend className="unseen">
        {name} ({standing})
      </legend>
      <span className="link-name" aria-hidden="true">
        {name} <span className="link-state">{standing}</span>
      </span>
      <button type="button" className="cut-link" onClick={() => change({ isCut: !isCut })}>
        {t(isCut ? 'labs.localfirst.mend' : 'labs.localfirst.cut')}
      </button>
      <label className="link-delay">
        {t('labs.localfirst.delay')}
        <select value={delayMs} onChange={(event) => change({ delayMs: Number(event.target.value) })}>
          {delays.map((ms) => (
            <option key={ms} value={ms}>
              {t('labs.localfirst.delayOf', { ms })}
            </option>
          ))}
        </select>
      </label>
      {(['isReordering', 'isDuplicating'] as const).map((what) => (
        <label key={what} className="tickbox">
          <input type="checkbox" checked={link[what]} onChange={() => change({ [what]: !link[what] })} />
          {t(what === 'isReordering' ? 'labs.localfirst.reorder' : 'labs.localfirst.duplicate')}
        </label>
      ))}
      <span className="soft link-sum">{t('labs.localfirst.sent', { count: messages, bytes })}</span>
    </fieldset>
  )
}

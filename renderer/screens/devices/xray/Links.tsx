/** Who lacks what, for each device and document. */
import { useTranslation } from 'react-i18next'
import type { DeviceId, LinkXray } from '../../../study/devices/devices'
import { sizeOf } from '../../../study/times'

interface LinksProps {
  readonly links: readonly LinkXray[]
  readonly nameOf: (device: DeviceId) => string
}

export function Links({ links, nameOf }: LinksProps) {
  const { t } = useTranslation()
  return (
    <section className="record-part" aria-labelledby="xray-links">
      <h2 id="xray-links">{t('xray.links')}</h2>
      <p className="measure">{t('xray.linksLead')}</p>
      {links.length === 0 ? <p className="soft">{t('xray.linksEmpty')}</p> : <Table links={links} nameOf={nameOf} />}
    </section>
  )
}

const columns = ['device', 'doc', 'state', 'sent', 'received'] as const

function Table({ links, nameOf }: LinksProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="wide-table" aria-label={t('xray.linksTable')} tabIndex={0}>
      <table className="attempts">
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {t(`xray.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {links.flatMap(({ device, docs }) =>
            docs.map(({ doc, state, sentBytes, receivedBytes }) => (
              <tr key={`${device} ${doc}`}>
                <th scope="row" data-content>
                  {nameOf(device)}
                </th>
                <td>{t(`xray.docName.${doc}`)}</td>
                <td>
                  <span className={`link-state ${state}`}>{t(`xray.states.${state}`)}</span>
                </td>
                <td data-content>{sizeOf(sentBytes)}</td>
                <td data-content>{sizeOf(receivedBytes)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

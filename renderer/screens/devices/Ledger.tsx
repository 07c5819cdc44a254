/** Every connection that was attempted: a table that is empty until there was one. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { isPublic } from './isPublic'
import { useReason } from './useAct'
import type { AttemptView, DeviceActs, FileSaved, LedgerView, PeersView } from './view'

interface LedgerProps {
  readonly peers: PeersView
  readonly acts: DeviceActs
}

export function Ledger({ peers, acts }: LedgerProps) {
  const { t } = useTranslation()
  const { ledger, read, forget } = useLedger(acts)
  return (
    <>
      <p className="lead">{t('connections.lead')}</p>
      {ledger === undefined && <p className="busy">{t('connections.reading')}</p>}
      {ledger === 'failed' && <p role="alert">{t('connections.failed')}</p>}
      {ledger !== undefined && ledger !== 'failed' && (
        <Filled ledger={ledger} peers={peers} acts={acts} onRead={read} onForget={forget} />
      )}
    </>
  )
}

function useLedger({ ledger: ask, forgetLedger }: DeviceActs) {
  const [ledger, setLedger] = useState<LedgerView | 'failed'>()
  const read = useCallback(async () => setLedger((await ask()) ?? 'failed'), [ask])
  useEffect(() => void read(), [read])
  const forget = async () => {
    await forgetLedger()
    await read()
  }
  return { ledger, read, forget }
}

interface FilledProps extends LedgerProps {
  readonly ledger: LedgerView
  readonly onRead: () => Promise<void>
  readonly onForget: () => Promise<void>
}

/** What no device's id is. */
const nobody = 'nobody'

function Filled({ ledger, peers, acts, onRead, onForget }: FilledProps) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const { entries, dropped } = ledger
  const shown = entries.filter((one) => wanted === '' || (one.device ?? nobody) === wanted)
  const nameOf = (id: string) => peers.devices.find((one) => one.id === id)?.name ?? t('connections.unknownDevice')
  return (
    <>
      {entries.length === 0 ? (
        <div className="record-empty">
          <p>{t('connections.empty')}</p>
          {!peers.isOn && <p className="soft">{t('connections.emptyHow')}</p>}
        </div>
      ) : (
        <Filter entries={entries} nameOf={nameOf} wanted={wanted} onWant={setWanted} />
      )}
      <p className="row">
        <button type="button" onClick={() => void onRead()}>
          {t('connections.again')}
        </button>
        {entries.length > 0 && (
          <>
            <SaveTable entries={shown} nameOf={nameOf} acts={acts} />
            <button type="button" onClick={() => void onForget()}>
              {t('connections.forget')}
            </button>
          </>
        )}
      </p>
      {entries.length > 0 && (
        <p role="status" className="soft">
          {t('connections.count', { count: shown.length })}
          {dropped > 0 && <> · {t('connections.dropped', { count: dropped })}</>}
        </p>
      )}
      {shown.length > 0 && <Table entries={shown} nameOf={nameOf} />}
      {entries.length > 0 && shown.length === 0 && <p>{t('connections.noneOf')}</p>}
    </>
  )
}

type NameOf = (id: string) => string

interface FilterProps {
  readonly entries: readonly AttemptView[]
  readonly nameOf: NameOf
  readonly wanted: string
  readonly onWant: (device: string) => void
}

function Filter({ entries, nameOf, wanted, onWant }: FilterProps) {
  const { t } = useTranslation()
  const ids = [...new Set(entries.flatMap(({ device }) => (device === undefined ? [] : [device])))]
  return (
    <p className="row">
      <label htmlFor="connections-of">{t('connections.filter')}</label>
      <select id="connections-of" value={wanted} onChange={(event) => onWant(event.target.value)}>
        <option value="">{t('connections.all')}</option>
        {ids.map((id) => (
          <option key={id} value={id} data-content>
            {nameOf(id)}
          </option>
        ))}
        {entries.some(({ device }) => device === undefined) && <option value={nobody}>{t('connections.none')}</option>}
      </select>
    </p>
  )
}

interface EntriesProps {
  readonly entries: readonly AttemptView[]
  readonly nameOf: NameOf
}

function SaveTable({ entries, nameOf, acts }: EntriesProps & { readonly acts: DeviceActs }) {
  const { t } = useTranslation()
  const inWords = useReason()
  const [saved, setSaved] = useState<FileSaved>()
  const save = async () =>
    setSaved(
      await acts.saveTable(
        ['at', 'lastAt', 'what', 'address', 'typedIn', 'public', 'device', 'deviceName', 'outcome', 'count', 'detail'],
        entries.map((one) => [
          ...[new Date(one.at).toISOString(), new Date(one.lastAt).toISOString(), one.what, one.address],
          ...[one.isTyped ? 'yes' : 'no', isPublic(one.address) ? 'yes' : 'no'],
          ...[one.device ?? '', one.device ? nameOf(one.device) : '', one.outcome, String(one.count), one.detail ?? ''],
        ]),
      ),
    )
  return (
    <>
      <button type="button" onClick={() => void save()}>
        <Icon name="out" /> {t('connections.save')}
      </button>
      <span role="status">
        {saved?.kind === 'saved' && t('connections.saved', { path: saved.path })}
        {saved?.kind === 'failed' && t('connections.notSaved', { reason: inWords(saved.reason) })}
      </span>
    </>
  )
}

const seconds = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium' })
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

const lastOf = ({ at, lastAt }: AttemptView) => (day.format(at) === day.format(lastAt) ? time : seconds).format(lastAt)

function Table({ entries, nameOf }: EntriesProps) {
  const { t } = useTranslation()
  const columns = ['when', 'what', 'address', 'device', 'outcome', 'times'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="wide-table" aria-label={t('connections.table')} tabIndex={0}>
      <table className="attempts">
        <caption className="unseen">{t('connections.table')}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {t(`connections.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two attempts can be alike in everything
            <Row key={at} attempt={one} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Aside = ({ children }: { readonly children: string }) => <span className="soft"> · {children}</span>

function Row({ attempt, nameOf }: { readonly attempt: AttemptView; readonly nameOf: NameOf }) {
  const { t } = useTranslation()
  return (
    <tr>
      <td data-content>{seconds.format(attempt.at)}</td>
      <td>{t(`connections.whats.${attempt.what}`)}</td>
      <td>
        <code data-content>{attempt.address}</code>
        {attempt.isTyped && <Aside>{t('connections.typed')}</Aside>}
        {isPublic(attempt.address) && <Aside>{t('connections.public')}</Aside>}
      </td>
      <td data-content>{attempt.device && nameOf(attempt.device)}</td>
      <td>
        <span className={`outcome ${attempt.outcome}`}>{t(`connections.outcomes.${attempt.outcome}`)}</span>
        {attempt.detail && (
          <span className="soft" data-content>
            {' '}
            {attempt.detail}
          </span>
        )}
      </td>
      <td>
        {attempt.count}
        {attempt.count > 1 && (
          <span className="soft">
            {' '}
            {t('connections.until')} <span data-content>{lastOf(attempt)}</span>
          </span>
        )}
      </td>
    </tr>
  )
}

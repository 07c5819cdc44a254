/** Whether everything is on the disk, in one sentence and its reason. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../design/Icon'
import type { SaveState } from '../../study/record'
import { ageOf, inWords, sizeOf } from '../../study/times'
import type { RecordProps } from './view'

const looks: Readonly<Record<SaveState['kind'], { readonly icon: IconName; readonly tone: string }>> = {
  saved: { icon: 'check', tone: 'good' },
  saving: { icon: 'clock', tone: 'plain' },
  failing: { icon: 'alert', tone: 'bad' },
  readOnly: { icon: 'info', tone: 'plain' },
}

export function SaveLine({ health, backups, nowMs }: RecordProps & { readonly nowMs: number }) {
  const { t } = useTranslation()
  const { save, usage } = health
  const newest = backups.backups?.find(({ state }) => state === 'good')
  const { icon, tone } = looks[save.kind]
  return (
    <section className={`record-state ${tone}`} aria-label={t('record.state.title')}>
      <span className="record-seal">
        <Icon name={icon} />
      </span>
      <div>
        <p className="record-said" role="status">
          {t(save.kind === 'saved' && health.loss ? 'record.state.savedLess' : `record.state.${save.kind}`)}
        </p>
        <Why save={save} />
        <p className="soft">
          {newest && t('record.state.backedUp', { age: ageOf(newest.at, nowMs) })}
          {backups.backups && !newest && t('record.state.notBackedUp')}{' '}
          {usage && t('record.state.space', { used: sizeOf(usage.used), granted: sizeOf(usage.granted) })}
        </p>
        {backups.isUnsavedBack && <p className="soft">{t('record.state.unsavedBack')}</p>}
      </div>
    </section>
  )
}

function Why({ save }: { readonly save: SaveState }) {
  const { t } = useTranslation()
  if (save.kind === 'saving') return null
  if (save.kind === 'saved') return <p className="soft">{t('record.state.savedHow')}</p>
  if (save.kind === 'readOnly') return <p>{t(`record.state.${save.why}`)}</p>
  return (
    <>
      <p>{reasonOf(save, t)}</p>
      <p>
        {t('record.state.failingHow')} {t('record.state.failingSince', { time: inWords(save.since) })}
      </p>
    </>
  )
}

const reasonOf = ({ why, detail }: Extract<SaveState, { kind: 'failing' }>, t: TFunction) =>
  t(`record.state.${why}`, { detail })

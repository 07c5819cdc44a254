/** A device's tags: those that are there can be removed, all that the challenge offers can be added, also again. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import type { ReplicaState } from '../engine/types'
import { useReplicaName, useWorld } from './useWorld'

export function Tags({ replica: { id, contents } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const { config, act } = useWorld()
  const replica = useReplicaName()(id)
  const offered = [...new Set([...(config.tagsOffered ?? []), ...contents.tags])]
  const change = (tag: string, isAdded: boolean) =>
    act({ do: 'edit', replica: id, edit: { item: 'tags', tag, isAdded } })
  return (
    <div className="replica-tags">
      <span className="small-title">{t('labs.localfirst.tags')}</span>
      <ul>
        {offered.map((tag) => {
          const isThere = contents.tags.includes(tag)
          return (
            <li key={tag} data-tag={tag} className={isThere ? 'there' : 'gone'}>
              <span className="tag-name">
                <span data-content>{tag}</span>{' '}
                <span className="unseen">({t(`labs.localfirst.predict.answer.${isThere ? 'there' : 'gone'}`)})</span>
              </span>
              <button
                type="button"
                className="quiet"
                aria-label={t('labs.localfirst.addTag', { tag, replica })}
                onClick={() => change(tag, true)}
              >
                <Icon name="plus" />
              </button>
              <button
                type="button"
                className="quiet"
                aria-label={t('labs.localfirst.removeTag', { tag, replica })}
                aria-disabled={!isThere}
                onClick={() => isThere && change(tag, false)}
              >
                <Icon name="cross" />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Every lab of this edition, with how far one is. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { Lab } from '../../labs/lab'
import { href } from '../../study/address'
import { labKey } from '../../study/labs/labBook'
import { useLabs } from './labsWorld'

export function LabList() {
  const { t } = useTranslation()
  const { labs } = useLabs()
  return (
    <div className="page labs">
      <h1 tabIndex={-1}>{t('labs.title')}</h1>
      <p className="lead">{t('labs.lead')}</p>
      {labs.length === 0 ? (
        <p>{t('labs.none')}</p>
      ) : (
        <ul className="lab-list">
          {labs.map((lab) => (
            <LabRow key={lab.id} lab={lab} />
          ))}
        </ul>
      )}
    </div>
  )
}

function LabRow({ lab }: { lab: Lab }) {
  const { t } = useTranslation()
  const world = useLabs()
  const words = lab.useWords()
  const tasks = lab.scenarios.filter(({ goals }) => goals.length > 0)
  const done = tasks.filter(({ id }) => world.solved.has(labKey(lab.id, id))).length
  const chapter = world.chapterTitle(lab.chapter)
  return (
    <li className="lab-row">
      <Icon name="flask" />
      <div>
        <h2>
          <a href={href({ screen: 'labs', lab: lab.id })}>{words.title}</a>
        </h2>
        <p>{words.summary}</p>
        <p className="lab-facts soft">
          <progress max={tasks.length} value={done} aria-hidden="true" />
          {t('labs.solvedOf', { done, all: tasks.length })}
          {chapter && (
            <span>
              {t('labs.chapter')}{' '}
              <a href={href({ screen: 'read', chapter: lab.chapter })} data-content>
                {chapter}
              </a>
            </span>
          )}
        </p>
      </div>
    </li>
  )
}

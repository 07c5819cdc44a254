/** One lab: what it is, its challenges, and what of it is real. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { Lab } from '../../labs/lab'
import { href } from '../../study/address'
import { labKey } from '../../study/labs/labBook'
import { Fidelity } from './Fidelity'
import { useLabs } from './labsWorld'
import { OpenFile } from './OpenFile'

export function LabOverview({ lab }: { lab: Lab }) {
  const { t } = useTranslation()
  const words = lab.useWords()
  const world = useLabs()
  const chapter = world.chapterTitle(lab.chapter)
  return (
    <div className="page labs">
      <a className="back" href={href({ screen: 'labs' })}>
        <Icon name="left" />
        {t('labs.title')}
      </a>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.summary}</p>
      {chapter && (
        <p className="soft">
          {t('labs.chapter')}{' '}
          <a href={href({ screen: 'read', chapter: lab.chapter })} data-content>
            {chapter}
          </a>
        </p>
      )}
      <h2 className="lab-part">{t('labs.challenges')}</h2>
      <ol className="challenges">
        {lab.scenarios.map(({ id }, at) => (
          <ChallengeRow key={id} lab={lab} id={id} at={at} title={words.scenario(id).title} />
        ))}
      </ol>
      <OpenFile />
      <Fidelity words={words.fidelity} />
    </div>
  )
}

function ChallengeRow({ lab, id, at, title }: { lab: Lab; id: string; at: number; title: string }) {
  const { t } = useTranslation()
  const { runs, solved } = useLabs()
  const key = labKey(lab.id, id)
  const state = solved.has(key) ? 'solved' : runs.has(key) ? 'begun' : undefined
  return (
    <li>
      <a href={href({ screen: 'labs', lab: lab.id, scenario: id })}>
        <span className="challenge-number" aria-hidden="true">
          {at + 1}
        </span>
        <span className="challenge-title">{title}</span>
        {state && (
          <span className={`challenge-state ${state}`}>
            {state === 'solved' && <Icon name="check" />}
            {t(`labs.${state}`)}
          </span>
        )}
      </a>
    </li>
  )
}
